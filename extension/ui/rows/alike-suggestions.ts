import type { PersonProblem } from '../../../shared/people/person-problem.ts';
import { fieldFromText, type StoredField } from '../../batches/field-text.ts';
import type { RowEdit } from '../../batches/row-edits.ts';
import type { StoredRow } from '../../batches/stored-row.ts';
import { oncePerPart } from './once-per-part.ts';

/** A suggestion that holds for several rows: the same domain mistyped, the same word for a language. */
export interface AlikeSuggestion {
  /** What it makes of the piece that is wrong, as `gmail.com`. */
  value: string;
  edits: RowEdit[];
}

/** The suggestions of rows that are still to be sent, by `alikeKey`. */
export function alikeSuggestions(parts: readonly (readonly StoredRow[])[]): ReadonlyMap<string, AlikeSuggestion> {
  const all = new Map<string, AlikeSuggestion>();
  for (const rows of parts) {
    for (const [key, { value, edits }] of suggestionsIn(rows)) {
      const alike = all.get(key);
      if (alike) for (const edit of edits) alike.edits.push(edit);
      else all.set(key, { value, edits: [...edits] });
    }
  }
  return all;
}

/** What makes two suggestions the same correction; null when there is none, or none that others could share. */
export function alikeKey(problem: PersonProblem): string | null {
  return sharedPart(problem)?.key ?? null;
}

const suggestionsIn = oncePerPart((rows): ReadonlyMap<string, AlikeSuggestion> => {
  const own = new Map<string, AlikeSuggestion>();
  for (const { id, problems, excluded, receipt } of rows) {
    if (problems.length === 0 || excluded || receipt) continue;
    for (const problem of problems) {
      const shared = sharedPart(problem);
      if (!shared) continue;
      const edit = { rowId: id, patch: fieldFromText(shared.field, shared.suggestion) };
      const alike = own.get(shared.key);
      if (alike) alike.edits.push(edit);
      else own.set(shared.key, { value: shared.value, edits: [edit] });
    }
  }
  return own;
});

function sharedPart({ code, field, evidence, suggestion }: PersonProblem) {
  if (suggestion === undefined || field === null || field === 'password') return null;
  const given = addressParts(evidence);
  const better = addressParts(suggestion);
  const isAddress = field === 'email';
  // An address is like another one by its domain, if that is all that is wrong.
  if (isAddress && (!given || given.name !== better?.name)) return null;
  const [wrong, value] = isAddress ? [given?.domain ?? '', better?.domain ?? ''] : [evidence, suggestion];
  const shared: { key: string; field: StoredField; suggestion: string; value: string } = {
    key: JSON.stringify([code, field, wrong.toLowerCase(), value]),
    field,
    suggestion,
    value,
  };
  return shared;
}

function addressParts(address: string): { name: string; domain: string } | null {
  const at = address.lastIndexOf('@');
  return at < 1 ? null : { name: address.slice(0, at), domain: address.slice(at + 1) };
}
