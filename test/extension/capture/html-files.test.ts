// The document model is that of the package 'jsdom'.
// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { pageReading } from '../../../extension/capture/file/page-reading.ts';
import { readFile } from '../../../extension/capture/file/read-file.ts';

const answerOf = (name: string, html: string) =>
  readFile({ name, bytes: Uint8Array.from(Buffer.from(html)) }, pageReading);

const table = '<table><tr><td>Nom</td><td>E-mail</td></tr><tr><td>Dupont</td><td>a@x.org</td></tr></table>';

test.each([
  `<html><body>${table}</body></html>`,
  `<!DOCTYPE html>\n<meta charset=utf-8>${table}`,
  `<?xml version="1.0"?><!-- made by a web site --><html xmlns:x="urn:schemas-microsoft-com:office:excel">${table}</html>`,
  table,
])('a page that was saved as a workbook of Excel is read by its table: %s', async (html) => {
  expect(await answerOf('export.xls', html)).toMatchObject({
    capture: {
      kind: 'html',
      parts: [
        {
          content: {
            kind: 'grid',
            cells: [
              ['Nom', 'E-mail'],
              ['Dupont', 'a@x.org'],
            ],
          },
        },
      ],
      notes: [{ kind: 'other-kind', extension: 'xls', found: 'html' }],
    },
  });
});

test('rows that the page hides are counted', async () => {
  const hidden = table.replace('</table>', '<tr style="display:none"><td>X</td><td>x@x.org</td></tr></table>');
  expect(await answerOf('a.html', hidden)).toMatchObject({
    capture: { parts: [{ notes: [{ kind: 'hidden-rows', count: 1 }] }] },
  });
});

test('addresses beside the table, or without any, are read as text', async () => {
  const text = '<!DOCTYPE html><p>Anne &lt;anne@x.org&gt;</p><div>bob@x.org<br>eve@x.org</div>';
  expect(await answerOf('a.html', text)).toMatchObject({
    capture: { parts: [{ content: { kind: 'text', text: 'Anne <anne@x.org>\nbob@x.org\neve@x.org' } }] },
  });
});

test('a page that holds nobody is refused', async () => {
  expect(await answerOf('list.csv', '<!DOCTYPE html><title>Sign in</title><form>Please sign in</form>')).toEqual({
    problem: { code: 'file-page-without-list' },
  });
});

const mail = (html: string) => `From: a@x.org\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`;

test('a table in a mail is read as one', async () => {
  expect(await answerOf('a.eml', mail(table))).toMatchObject({
    capture: {
      kind: 'mail',
      parts: [{}, { place: { kind: 'message' }, content: { kind: 'grid', cells: { length: 2 } } }],
    },
  });
});

test('a mail in HTML without a table is read as its text', async () => {
  expect(await answerOf('a.eml', mail('<p>Zoé &lt;zoe@x.org&gt;</p><p>bob@x.org</p>'))).toMatchObject({
    capture: { parts: [{}, { content: { kind: 'text', text: 'Zoé <zoe@x.org>\nbob@x.org' } }] },
  });
});
