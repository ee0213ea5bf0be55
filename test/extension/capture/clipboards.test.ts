// The document model is that of the package 'jsdom'.
// @vitest-environment jsdom
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { captureOf } from '../../../extension/capture/paste.ts';
import { emptyPerson, type Person, personFields } from '../../../shared/people/person.ts';
import { readPeople } from '../../../shared/reading/read-people.ts';

const captures = 'test/fixtures/captures';
/**
 * Folders that hold what a program puts on the clipboard: `input.html`, and `plain.txt` where that is read or compared.
 */
const folders = readdirSync(captures).filter((name) => existsSync(join(captures, name, 'input.html')));

/** What is known of a person; empty fields say nothing. */
function known(person: Person): Partial<Person> {
  const unknown = emptyPerson();
  const filled = personFields.filter((field) => JSON.stringify(person[field]) !== JSON.stringify(unknown[field]));
  return Object.fromEntries(filled.map((field) => [field, person[field]]));
}

test.each(folders)('%s is read as expected', async (folder) => {
  const html = readFileSync(join(captures, folder, 'input.html'), 'utf8');
  const plainFile = join(captures, folder, 'plain.txt');
  const plain = existsSync(plainFile) ? readFileSync(plainFile, 'utf8') : '';
  const { content, notes } = captureOf({ html, plain });
  const { columns, rows, leftovers } = readPeople(content);
  const read = {
    captured: content.kind,
    notes,
    columns: columns.map(({ header, meaning }) => `${header} -> ${meaning}`),
    people: rows.map(({ person }) => known(person)),
    problems: rows.flatMap(({ problems }) =>
      problems.map(({ code, evidence, suggestion }) => [code, evidence, suggestion].filter(Boolean).join(' | ')),
    ),
    leftovers: leftovers.map(({ text }) => text),
  };
  await expect(`${JSON.stringify(read, null, 2)}\n`).toMatchFileSnapshot(
    join(process.cwd(), captures, folder, 'expected.json'),
  );
});
