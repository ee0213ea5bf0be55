import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeBack } from '../../../extension/batches/approval.ts';
import { basketEntry, keepInBasket } from '../../../extension/batches/basket/basket-store.ts';
import { listBatches, rows } from '../../../extension/batches/batch-store.ts';
import { keptCapture } from '../../../extension/batches/capture-store.ts';
import { createImport } from '../../../extension/batches/create-import.ts';
import { draft, saveDraft } from '../../../extension/batches/draft-store.ts';
import { rememberedReading } from '../../../extension/batches/living/sheet-reading-store.ts';
import { removeRows } from '../../../extension/batches/row-edits.ts';
import type { CaptureSource } from '../../../extension/capture/capture-source.ts';
import { followErasures } from '../../../extension/forgetting/follow-erasures.ts';
import { askSpaceAt } from '../../../extension/spaces/ask-space.ts';
import { pollConnection, startConnection } from '../../../extension/spaces/connect.ts';
import { syncPass } from '../../../extension/sync/pass.ts';
import type { Batch, BatchRow } from '../../../shared/contract/batch.ts';
import { memberEndpoints } from '../../../shared/contract/member.ts';
import { readPeople } from '../../../shared/reading/read-people.ts';
import type { CapturedContent } from '../../../shared/reading/reading.ts';
import type { LocalSpace } from '../../../worker/local/local-space.ts';
import { approve, type ConnectedDevice, connectDevice, signedIn } from '../../stage/connected-device.ts';
import { ownerOf } from '../../stage/owner.ts';
import { pageVisitor } from '../../stage/page-visitor.ts';
import { temporaryFolder } from '../../stage/temporary-folder.ts';
import { startTestSpace } from '../../stage/test-space.ts';
import { until } from '../../stage/until.ts';
import { type BrowserLife, dump, startLife } from '../browser-life.ts';
import { planAndApprove } from '../people.ts';
import { rewriteRow } from '../rewritten-row.ts';

/** Everything that tells who she is; no other record of this test has any of it. */
const email = 'zephyrine.quillfeather@marker.example';
const words = ['zephyrine', 'quillfeather', 'marker.example', 'matricule-77431', 'label-okapi', 'word-of-a-pass'];
const neighbour = 'neighbour@school.example.com';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let space: LocalSpace;
let device: ConnectedDevice;
/** Two browsers of the owner. */
let here: BrowserLife;
let there: BrowserLife;

beforeAll(async () => {
  folder = await temporaryFolder();
  space = await startTestSpace({ stateFolder: folder.path, cronSeconds: null });
  const owner = await ownerOf(space, folder.path);
  device = await connectDevice(space.origin, owner);
  const connected = async () => {
    const life = startLife({ startAt: Date.now() });
    const started = await startConnection(life, { typed: space.origin, label: 'Test browser' });
    if (!('pending' in started)) throw new Error(JSON.stringify(started));
    await approve(await signedIn(space.origin, owner), started.pending.userCode);
    await sleep(started.pending.interval);
    life.pass(started.pending.interval);
    expect(await pollConnection(life)).toMatchObject({ kind: 'connected' });
    return life;
  };
  [here, there] = [await connected(), await connected()];
}, 120_000);
afterAll(async () => {
  await space?.stop();
  await folder?.remove();
});

/** The clock of a life stands still: makes it what it is. */
function catchUp(life: BrowserLife): void {
  life.pass(Date.now() - life.now());
}

async function forget(life: BrowserLife): Promise<void> {
  catchUp(life);
  await followErasures(life, { eager: true });
}

const header = ['Last name', 'First name', 'E-mail', 'Labels', 'Password', 'Additional information'];
const her = ['Quillfeather', 'Zephyrine', email, 'label-okapi', 'word-of-a-pass', 'matricule-77431'];
const other = ['Bour', 'Neigh', neighbour, '', 'other-Pass-word', ''];
const card: CaptureSource = { kind: 'file', title: 'Zephyrine Quillfeather.vcf' };
const page: CaptureSource = {
  kind: 'page',
  title: 'Staff',
  url: 'https://school.example.com/Zephyrine%20Quillfeather',
};
const document = 'https://docs.google.com/spreadsheets/d/1aB-c_D2';
const sheet: CaptureSource = { kind: 'sheet', title: 'Staff', sheet: { document, gid: '0', range: null } };

/** Imports a list with her and a neighbour into a browser, with what it was read from. */
async function listOf(life: BrowserLife, source: CaptureSource, way: 'invite' | 'accounts'): Promise<string> {
  const content: CapturedContent = { kind: 'grid', cells: [header, her, other] };
  const lists = [{ reading: readPeople(content), source, content }];
  return createImport(life.database, lists, { name: `${source.title} and 1 other`, now: life.now(), way });
}

function rowOf(given: Partial<BatchRow>): BatchRow {
  const empty = { lastName: '', firstName: '', language: '', labels: [], groups: [], additionalInformation: '' };
  return { id: crypto.randomUUID(), email, ...empty, password: '', sendCredentials: false, planned: null, ...given };
}

const batchOf = (...given: Partial<BatchRow>[]): Batch => ({
  way: 'invite',
  source: { kind: 'paste', title: `Mail to ${email}` },
  existing: 'replace',
  createGroups: true,
  target: null,
  rows: given.map(rowOf),
});

/** All tables of the space, as text. */
async function spaceDump(): Promise<string> {
  const database = await space.database();
  const { results } = await database
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND substr(name, 1, 4) NOT IN ('_cf_') AND name NOT LIKE 'sqlite_s%'",
    )
    .all<{ name: string }>();
  const tables = await Promise.all(
    results.map(async ({ name }) => [name, (await database.prepare(`SELECT * FROM "${name}"`).all()).results]),
  );
  return JSON.stringify(tables);
}

/** The words that stand in a text: as they are, in hex digits, or in base64 wherever in it they begin. */
function found(text: string): string[] {
  const small = text.toLowerCase();
  return words.filter((word) =>
    [word, word[0]?.toUpperCase() + word.slice(1)].some((spelling) => {
      const octets = Buffer.from(spelling);
      const inBase64 = [0, 1, 2].map((shift) => {
        const encoded = Buffer.concat([Buffer.alloc(shift), octets]).toString('base64');
        return encoded.slice(shift === 0 ? 0 : 4, -4);
      });
      return (
        small.includes(word) || small.includes(octets.toString('hex')) || inBase64.some((each) => text.includes(each))
      );
    }),
  );
}

/** All that a browser keeps, what is sealed unsealed. */
async function browserDump(life: BrowserLife): Promise<string> {
  const { database } = life;
  const captures = await database.captures.toCollection().primaryKeys();
  const readings = await database.sheetReadings.toCollection().primaryKeys();
  const basket = await database.basket.toCollection().primaryKeys();
  return JSON.stringify([
    await dump(database),
    await draft(database, 'popup'),
    await Promise.all(basket.map((id) => basketEntry(database, id))),
    await Promise.all(captures.map(([importId, sourceIndex]) => keptCapture(database, { importId, sourceIndex }))),
    await Promise.all(
      readings.map(([importId, sourceIndex]) => rememberedReading(database, { importId, sourceIndex })),
    ),
  ]);
}

test('the search finds what is hidden in hex digits and in base64', () => {
  for (const text of [
    'x Zephyrine x',
    Buffer.from('xyQuillfeather..').toString('hex'),
    ...['', 'x', 'xy'].map((before) => Buffer.from(`${before}Quillfeather..`).toString('base64')),
  ]) {
    expect([text, found(text).length]).toEqual([text, 1]);
  }
  expect(found('somebody else')).toEqual([]);
});

test('who never accepted leaves no trace, in the space and in every connected browser, once erased', async () => {
  // In the space: invited by a list that is called after her, put into a group, invited again, refused by another list.
  const sent = await listOf(here, card, 'invite');
  await planAndApprove(here, { address: space.origin }, sent);
  await syncPass(here);
  const { rows: again } = await device.apply(
    crypto.randomUUID(),
    batchOf({ labels: ['label-okapi'], groups: ['Choir'], additionalInformation: 'matricule-77431' }),
  );
  await device.apply(crypto.randomUUID(), batchOf({ firstName: 'www.quillfeather.example', lastName: 'Zephyrine' }));
  await pageVisitor(space.origin).send('/forgot', { email });
  await until('her mail to leave', async () => {
    await space.tick();
    return (await space.inbox.mails()).some(({ to }) => JSON.stringify(to).includes(email)) || null;
  });
  const id = again[0]?.memberId ?? '';
  // In another browser: a list with passwords that was never sent, an approved one that was taken back, one that she was
  // taken out of by hand, a sheet, a captured page, and what somebody typed.
  await listOf(there, page, 'accounts');
  const backed = await listOf(there, card, 'invite');
  await planAndApprove(there, { address: space.origin }, backed);
  await takeBack(there.database, backed);
  const edited = await listOf(there, sheet, 'invite');
  const mine = (await rows(there.database, edited)).find((row) => row.person.email === email);
  await removeRows(there.database, [mine?.id ?? '']);
  const entry = { id: crypto.randomUUID(), capturedAt: there.now() };
  const finds = [{ row: 1, where: 'Quillfeather', how: 'link' as const, doubt: null }];
  const parts = [{ heading: '', cells: [header, her, other], finds, leftOut: [1] }];
  await keepInBasket(there.database, {
    ...entry,
    list: { source: { kind: 'page', title: 'Staff' }, parts, notes: [] },
  });
  await saveDraft(there.database, `Zephyrine Quillfeather <${email}>\n`, 'popup');
  const before = [await spaceDump(), await browserDump(here), await browserDump(there)];
  expect(found(before[0] ?? '')).toEqual(words.filter((word) => word !== 'word-of-a-pass'));
  expect(found(before[1] ?? '')).toEqual(expect.arrayContaining(words.slice(0, 5)));
  expect(found(before[2] ?? '')).toEqual(words);

  const erased = await askSpaceAt(here, space.origin, (client) =>
    client.ask(memberEndpoints.eraseMember, { params: { id } }),
  );
  expect(erased).toEqual({ value: null });
  for (const life of [here, there]) await forget(life);

  const after = [await spaceDump(), await browserDump(here), await browserDump(there)];
  expect(after.map(found)).toEqual([[], [], []]);
  expect(after.map((text) => text.includes(id))).toEqual([false, false, false]);
  expect(found(await readFile(space.logFile, 'utf8'))).toEqual([]);
  // The others are as they were.
  expect(after.map((text) => text.includes(neighbour))).toEqual([true, true, true]);
  const [list] = await listBatches(here.database);
  expect(await rows(here.database, list?.id ?? '')).toMatchObject([
    { person: { email: '' }, receipt: { outcome: 'invited', memberId: null } },
    { person: { email: neighbour }, receipt: { outcome: 'invited' } },
  ]);
  expect((await listBatches(there.database)).map(({ stage }) => stage)).toEqual(['review', 'review', 'review']);
}, 90_000);

test('who is in a list again after that is somebody new, and stays in it', async () => {
  catchUp(here);
  const id = await listOf(here, card, 'invite');
  await here.database.spaces.toCollection().modify({ forgetting: null });
  await forget(here);
  expect((await rows(here.database, id)).map(({ person }) => person.email)).toEqual([email, neighbour]);
  await planAndApprove(here, { address: space.origin }, id);
  await syncPass(here);
  await here.database.spaces.toCollection().modify({ forgetting: null });
  await forget(here);
  expect(await rows(here.database, id)).toMatchObject([
    { person: { email }, receipt: { outcome: 'invited' } },
    { person: { email: neighbour }, receipt: { outcome: 'already-invited' } },
  ]);
}, 60_000);

test('who is forgotten by time is forgotten here, too, as soon as all that names them can be read', async () => {
  const database = await space.database();
  await database.prepare("UPDATE invitations SET expires_at = 1 WHERE state = 'pending'").run();
  await space.tick();
  expect(await database.prepare("SELECT count(*) AS n FROM members WHERE role <> 'owner'").first('n')).toBe(0);
  const unreadable = (await rows(here.database, (await listBatches(here.database))[0]?.id ?? ''))[0];
  await rewriteRow(here.database, unreadable?.id ?? '', { alsoAt: 'nowhere' });
  await forget(here);
  expect(found(await browserDump(here))).not.toEqual([]);
  await rewriteRow(here.database, unreadable?.id ?? '', { alsoAt: [] });
  await forget(here);
  expect(found(await browserDump(here))).toEqual([]);
}, 30_000);
