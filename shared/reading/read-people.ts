import { checkPerson } from '../people/check-person.ts';
import { checkAddress } from '../people/email-address.ts';
import { nameFromWords } from '../people/name-from-words.ts';
import { emptyPerson } from '../people/person.ts';
import type { CapturedContent, Reading, ReadingChoices, ReadingProgress, ReadRow } from './reading.ts';

/** Reads a capture in one go; see `readInSlices`, which this drains. */
export function readPeople(content: CapturedContent, choices: ReadingChoices = {}): Reading {
  const slices = readInSlices(content, choices);
  for (;;) {
    const step = slices.next();
    if (step.done) return step.value;
  }
}

/** Reads a capture step by step: no step takes longer than about 10 ms, so that a page can breathe in between. */
export function* readInSlices(
  content: CapturedContent,
  _choices: ReadingChoices = {},
): Generator<ReadingProgress, Reading> {
  const text = content.kind === 'text' ? content.text : content.cells.map((row) => row.join('\t')).join('\n');
  const rows: ReadRow[] = [];
  const lines = text.split(/[\n;]/);
  for (const [index, line] of lines.entries()) {
    yield { done: index, total: lines.length };
    const found = /[^\s<>(),"]+@[^\s<>(),"]+/.exec(line);
    if (!found) continue;
    const checked = checkAddress(found[0]);
    const name = nameFromWords(line.slice(0, found.index).replace(/[<("]/g, '').trim());
    const person = { ...emptyPerson(), email: 'fault' in checked ? found[0] : checked.address };
    person.lastName = name.lastName;
    person.firstName = name.firstName;
    rows.push({
      place: { line: index + 1, column: found.index + 1 },
      alsoAt: [],
      person,
      problems: checkPerson(person),
    });
  }
  return { form: 'addresses', columns: [], headerLine: null, rows, leftovers: [] };
}
