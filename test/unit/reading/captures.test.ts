import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../shared/reading/decode-text.ts';
import { readPeople } from '../../../shared/reading/read-people.ts';

const folder = fileURLToPath(new URL('../../fixtures/captures/', import.meta.url));

/** What the golden files hold: enough to see at a glance whether a list was read right. */
function summary(bytes: Uint8Array) {
  const { text, encoding, repaired } = decodeText(bytes);
  const { form, columns, headerLine, rows, leftovers } = readPeople({ kind: 'text', text });
  return {
    encoding,
    repaired,
    form,
    columns: columns.map(({ header, meaning }) => `${header} -> ${meaning}`),
    headerLine,
    rows: rows.map(({ place, alsoAt, person, problems }) => ({
      at: [place, ...alsoAt].map(({ line, column }) => `${line}:${column}`).join(' '),
      // Empty fields say nothing; without them the golden files can be read.
      person: Object.fromEntries(
        Object.entries(person).filter(
          ([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
        ),
      ),
      problems: problems.map(({ code, evidence, suggestion }) =>
        [code, evidence, suggestion].filter(Boolean).join(' | '),
      ),
    })),
    leftovers: leftovers.map(({ place, text: left }) => `${place.line}:${place.column} ${left}`),
  };
}

describe('golden captures', () => {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of folders) {
    const input = readdirSync(`${folder}${name}`).find((file) => /^input\.(?:txt|csv|tsv)$/.test(file));
    if (!input) continue;
    it(`${name} is read as expected`, async () => {
      const read = summary(readFileSync(`${folder}${name}/${input}`));
      await expect(`${JSON.stringify(read, null, 2)}\n`).toMatchFileSnapshot(`${folder}${name}/expected.json`);
    });
  }
});
