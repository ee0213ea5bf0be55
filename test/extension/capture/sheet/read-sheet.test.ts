// The document model is that of the package 'jsdom'.
// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { readSheet } from '../../../../extension/capture/sheet/capture-sheet.ts';
import type { SheetAnswer } from '../../../../extension/capture/sheet/sheet-answer.ts';
import type { SheetReader } from '../../../../extension/capture/sheet/sheet-readers.ts';

const place = { document: 'https://docs.google.com/spreadsheets/d/abcdefghijkl', gid: '0', range: null };
const csv: SheetAnswer = { kind: 'csv', text: 'Jean,jean@school.example.com' };
const blocked: SheetAnswer = { kind: 'unreachable', isOnline: true, document: 200 };
const refused = (status: number, change: object = {}): SheetAnswer => ({
  kind: 'refused',
  status,
  page: '',
  document: 200,
  isEditor: true,
  ...change,
});

/** A reader that gives these answers in turn, and which addresses it was asked for. */
function reader(...answers: SheetAnswer[]): SheetReader & { asked: string[] } {
  const asked: string[] = [];
  const read: SheetReader = async ({ address }) => {
    asked.push(address.slice(place.document.length));
    return answers.shift() ?? { kind: 'elsewhere' };
  };
  return Object.assign(read, { asked });
}

const codeOf = async (answer: ReturnType<typeof readSheet>) => {
  const found = await answer;
  return 'problem' in found ? found.problem.code : found.list.notes.map(({ kind }) => kind);
};
const exact = ['sheet-hidden-rows'];
const doubtful = ['sheet-hidden-rows', 'sheet-values'];

describe('the ways to a sheet, in their order', () => {
  test('the tab first; the extension by itself only where the browser holds the tab back', async () => {
    const here = reader(csv);
    expect(await codeOf(readSheet({ tab: reader(csv), here }, place, { title: 'x' }))).toEqual(exact);
    expect(here.asked).toEqual([]);
    expect(await codeOf(readSheet({ tab: reader(blocked), here }, place, { title: 'x' }))).toEqual(exact);
    expect(here.asked).toEqual(['/export?format=csv&gid=0']);
  });

  test('what may lose values comes last: when Google fails, or the admin refuses the hosts', async () => {
    const failing = reader(refused(503), csv);
    expect(await codeOf(readSheet({ tab: failing, here: null }, place, { title: 'x' }))).toEqual(doubtful);
    expect(failing.asked[1]).toBe('/gviz/tq?tqx=out:csv&headers=0&gid=0');
    const tab = () => reader(blocked, csv);
    expect(await codeOf(readSheet({ tab: tab(), here: null }, place, { title: 'x' }))).toBe('sheet-needs-hosts');
    expect(await codeOf(readSheet({ tab: tab(), here: null }, place, { title: 'x', hosts: 'refused' }))).toEqual(
      doubtful,
    );
  });

  test('when that fails as well, the first problem is told; who stops is told that', async () => {
    const twice = reader(refused(503), refused(403));
    expect(await codeOf(readSheet({ tab: twice, here: null }, place, { title: 'x' }))).toBe('sheet-failed');
    const stopped = reader(refused(503), { kind: 'stopped' });
    expect(await codeOf(readSheet({ tab: stopped, here: null }, place, { title: 'x' }))).toBe('sheet-stopped');
  });

  test('a refusal is never gone around, whatever else fails', async () => {
    const tab = reader(refused(403, { document: 'none' }), csv);
    expect(await codeOf(readSheet({ tab, here: reader(csv) }, place, { title: 'x' }))).toBe('sheet-failed');
    expect(tab.asked).toEqual(['/export?format=csv&gid=0']);
  });

  test('without a tab the hosts are needed', async () => {
    expect(await codeOf(readSheet({ tab: null, here: null }, place, { title: 'x' }))).toBe('sheet-needs-hosts');
    expect(await codeOf(readSheet({ tab: null, here: reader(csv) }, place, { title: 'x' }))).toEqual(exact);
  });
});

describe('an answer is told from all others', () => {
  const signIn = '<form action="https://accounts.google.com/v3/signin"><input id="identifierId"></form>';
  const otherPage = '<a href="https://accounts.google.com/Login">Sign in</a><p>Sorry</p>';
  test.each<[string, SheetAnswer]>([
    ['sheet-signed-out', refused(200, { page: signIn })],
    ['sheet-signed-out', refused(401)],
    ['sheet-signed-out', refused(403, { document: 'redirect' })],
    ['sheet-signed-out', { kind: 'unreachable', isOnline: true, document: 'redirect' }],
    ['sheet-download-off', refused(200, { page: otherPage })],
    ['sheet-download-off', refused(403)],
    ['sheet-download-off', refused(403, { isEditor: null })],
    ['sheet-no-access', refused(403, { document: 403 })],
    ['sheet-no-access', refused(403, { isEditor: false })],
    ['sheet-no-access', { kind: 'unreachable', isOnline: true, document: 403 }],
    ['sheet-gone', refused(404, { document: 404 })],
    ['sheet-gone', refused(404)],
    ['sheet-gone', refused(400)],
    ['sheet-busy', refused(429)],
    ['sheet-busy', { kind: 'unreachable', isOnline: true, document: 429 }],
    ['sheet-offline', { kind: 'unreachable', isOnline: false, document: 'none' }],
    ['sheet-offline', { kind: 'unreachable', isOnline: true, document: 'none' }],
    ['sheet-needs-hosts', { kind: 'unreachable', isOnline: true, document: 'forbidden' }],
    ['sheet-needs-hosts', blocked],
    ['sheet-failed', { kind: 'unreachable', isOnline: true, document: 503 }],
    ['sheet-failed', refused(403, { document: 'none' })],
    ['sheet-failed', refused(403, { document: 503 })],
    ['sheet-too-large', { kind: 'too-large' }],
    ['sheet-too-slow', { kind: 'too-slow' }],
    ['sheet-stopped', { kind: 'stopped' }],
    ['sheet-tab-gone', { kind: 'elsewhere' }],
    ['sheet-empty', { kind: 'csv', text: ',,\r\n' }],
  ])('%s: %j', async (code, answer) => {
    expect(await codeOf(readSheet({ tab: reader(answer), here: null }, place, { title: 'x' }))).toBe(code);
  });

  test('in a page of the extension nothing is held back, so that no more hosts are asked for', async () => {
    expect(await codeOf(readSheet({ tab: null, here: reader(blocked, blocked) }, place, { title: 'x' }))).toBe(
      'sheet-failed',
    );
  });
});
