// The document model is that of the package 'jsdom'.
// @vitest-environment jsdom
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FileNote } from '../../../extension/capture/file/file-capture.ts';
import { pageReading } from '../../../extension/capture/file/page-reading.ts';
import { readFile } from '../../../extension/capture/file/read-file.ts';
import { emptyPerson, type Person, personFields } from '../../../shared/people/person.ts';
import { readPeople } from '../../../shared/reading/read-people.ts';

const captures = 'test/fixtures/captures';

/** The notes of each file that has any: those of its first part, then those of the whole file. */
const notes: Record<string, FileNote[]> = {
  'workbook-staff/semicolon-windows-1252.csv': [{ kind: 'encoding', encoding: 'windows-1252', sample: 'Académie' }],
  'workbook-staff/semicolon-macintosh.csv': [{ kind: 'encoding', encoding: 'macintosh', sample: 'Académie' }],
  'workbook-staff/tab-utf-16.csv': [{ kind: 'encoding', encoding: 'utf-16le', sample: 'Académie' }],
  ...forWorkbooks('workbook-hidden', [
    { kind: 'hidden-rows', count: 1 },
    { kind: 'filtered-rows', count: 2 },
    { kind: 'hidden-columns', count: 1 },
    { kind: 'hidden-sheets', names: ['Archives 2019'] },
    { kind: 'empty-sheets', names: ['Feuille4'] },
  ]),
  ...forWorkbooks('workbook-merged', [{ kind: 'merged-cells', count: 1 }]),
  ...forWorkbooks('workbook-formulas', [
    { kind: 'formulas', count: 4 },
    { kind: 'error-cells', count: 1, first: 'G2', text: '#N/A' },
  ]),
  'cards-android/contacts.vcf': [{ kind: 'cards-without-address', count: 1, first: 'Mairie' }],
};

function forWorkbooks(folder: string, both: FileNote[]): Record<string, FileNote[]> {
  return { [`${folder}/list.xlsx`]: both, [`${folder}/list.ods`]: both };
}

/** What is known of a person, as `people.json` writes it. */
function known(person: Person): Partial<Person> {
  const unknown = emptyPerson();
  const filled = personFields.filter((field) => JSON.stringify(person[field]) !== JSON.stringify(unknown[field]));
  return Object.fromEntries(filled.map((field) => [field, person[field]]));
}

/** Folders with a `people.json` hold one list, in as many files as there are formats. */
const folders = readdirSync(captures).filter((name) => existsSync(join(captures, name, 'people.json')));

describe.each(folders)('%s', (folder) => {
  const expected = JSON.parse(readFileSync(join(captures, folder, 'people.json'), 'utf8'));
  const files = readdirSync(join(captures, folder)).filter((name) => name !== 'people.json');

  test.each(files)('%s holds the people that were written into it', async (name) => {
    const bytes = Uint8Array.from(readFileSync(join(captures, folder, name)));
    const answer = await readFile({ name, bytes }, pageReading);
    if ('problem' in answer) throw new Error(JSON.stringify(answer.problem));
    const { parts, notes: fileNotes } = answer.capture;
    const lists = parts.map(({ content }) => readPeople(content).rows.map(({ person }) => known(person)));
    expect({ lists }).toEqual(expected);
    expect([...(parts[0]?.notes ?? []), ...fileNotes]).toEqual(notes[`${folder}/${name}`] ?? []);
  });
});

test('rows keep the numbers that the sheet gives them', async () => {
  const bytes = Uint8Array.from(readFileSync(join(captures, 'workbook-hidden/list.xlsx')));
  const answer = await readFile({ name: 'list.xlsx', bytes }, pageReading);
  const content = 'capture' in answer ? answer.capture.parts[0]?.content : undefined;
  expect(content && readPeople(content).rows.map(({ place }) => place.line)).toEqual([2, 4, 6, 7]);
});
