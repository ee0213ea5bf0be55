import { sourceTitle } from '../source-title.ts';
import type { SheetLook } from './look-at-sheet.ts';

/** One sheet of a document. */
export interface NamedSheet {
  gid: string;
  name: string;
}

/**
 * The sheets of a document that its editor shows, with their ids: from the bar itself where that holds them, else from
 * what the document was loaded with. Null unless all are known: a list that lacks one would pass for complete.
 */
export function namedSheets({ tabs, loaded }: SheetLook): NamedSheet[] | null {
  const ids = new Map<string, string | null>();
  for (const { name, gid } of loaded) {
    const plain = unescaped(name);
    // The same data may stand in the page twice; two sheets of one name do not exist.
    ids.set(plain, (ids.get(plain) ?? gid) === gid ? gid : null);
  }
  const sheets = tabs.map(({ name, gid }) => ({ gid: gid || (ids.get(name) ?? ''), name: sourceTitle(name) }));
  return sheets.length > 0 && sheets.every(({ gid }) => /^\d{1,12}$/.test(gid)) ? sheets : null;
}

/** A name as JSON in a JSON text, or as JSON only, writes it. */
function unescaped(name: string): string {
  let text = name;
  for (let depth = 0; depth < 2 && text.includes('\\'); depth++) {
    try {
      text = String(JSON.parse(`"${text}"`));
    } catch {
      // Not written so deep.
      return text;
    }
  }
  return text;
}
