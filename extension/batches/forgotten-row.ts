import { emptyPerson } from '../../shared/people/person.ts';
import { tellsWho, withoutWho } from '../../shared/people/tells-who.ts';
import { withoutPassword } from './new-batch.ts';
import type { StoredBatch } from './stored-batch.ts';
import type { StoredPerson, StoredRow } from './stored-row.ts';

/** What is left of a row whose person is forgotten: that it was there, and what became of it. */
export function forgottenRow(row: StoredRow): StoredRow {
  const { receipt } = row;
  return {
    ...row,
    person: withoutPassword(emptyPerson()),
    address: null,
    edited: [],
    password: null,
    problems: [],
    receipt: receipt && {
      ...receipt,
      memberId: null,
      problems: receipt.problems.map(({ suggestion: _, ...problem }) => ({ ...problem, evidence: '' })),
    },
  };
}

/** Whether only that is left of a row; nothing without an address was ever sent. */
export function isForgotten({ receipt, person }: StoredRow): boolean {
  return receipt !== null && person.email === '';
}

/** What of a batch can be called after people of its rows, without them: its name, and where it comes from. */
export function namesWithout(
  { name, source, mergedSources }: StoredBatch,
  people: readonly StoredPerson[],
): Pick<StoredBatch, 'name' | 'source' | 'mergedSources'> {
  let without = { name, source, mergedSources };
  for (const person of people) {
    const { url, ...rest } = without.source;
    without = {
      name: withoutWho(without.name, person),
      source: {
        ...rest,
        title: withoutWho(rest.title, person),
        ...(url !== undefined && !tellsWho(readable(url), person) && { url }),
      },
      mergedSources: without.mergedSources.map((merged) => ({ ...merged, title: withoutWho(merged.title, person) })),
    };
  }
  return without;
}

/** A web address as people read it: `/Jean%20Dupont` is a name. */
function readable(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch (error) {
    if (error instanceof URIError) return url;
    throw error;
  }
}
