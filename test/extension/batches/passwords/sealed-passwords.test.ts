import { expect, test } from 'vitest';
import { batch, removeBatch, rows } from '../../../../extension/batches/batch-store.ts';
import { mergeRows } from '../../../../extension/batches/duplicates/merge-rows.ts';
import { redo, undo } from '../../../../extension/batches/history/undo.ts';
import { withoutPassword } from '../../../../extension/batches/new-batch.ts';
import { setWay } from '../../../../extension/batches/options.ts';
import { protectPasswords, unlockPasswords } from '../../../../extension/batches/passwords/passphrase.ts';
import { passwordKeys, rowPassword } from '../../../../extension/batches/passwords/password-standing.ts';
import { openedPasswords } from '../../../../extension/batches/passwords/seal-passwords.ts';
import { fillPasswords, setPasswords } from '../../../../extension/batches/passwords/set-passwords.ts';
import { pasteRows } from '../../../../extension/batches/pasted-rows.ts';
import { emptyPerson } from '../../../../shared/people/person.ts';
import { type BrowserLife, dump, startLife } from '../../browser-life.ts';
import { editRow, setExcluded } from '../../one-row.ts';
import { batchOf, createBatch, pasted, people, readingOf } from '../../people.ts';

const secret = 'correct-horse-7';
const passphrase = 'a long walk by the sea';
const ada = { email: 'ada@school.example.com', password: secret };
const bea = { email: 'bea@school.example.com' };

/** The password of each row of a batch as it can be read, or how it stands. */
async function passwordsOf({ database }: BrowserLife, batchId: string): Promise<string[]> {
  const all = await rows(database, batchId);
  const importId = (await batch(database, batchId))?.importId ?? '';
  const [opened, keys] = [await openedPasswords(database, all), await passwordKeys(database, importId)];
  return all.map((row) => opened.get(row.id) ?? rowPassword(row, keys));
}

async function rowId({ database }: BrowserLife, batchId: string, index = 0): Promise<string> {
  return (await rows(database, batchId))[index]?.id ?? '';
}

function expectUnreadable(stored: string, password: string): void {
  expect(stored).not.toContain(password);
  // In base64 it would begin at one of three places.
  for (const lead of ['', 'x', 'xx']) {
    const inner = Buffer.from(lead + password)
      .toString('base64')
      .slice(4, -4);
    expect(stored).not.toContain(inner);
  }
}

test('a list for accounts keeps its passwords, and nowhere on the disk can they be read', async () => {
  const life = startLife();
  const content = { kind: 'text', text: `e-mail,password\n${ada.email},${secret}` } as const;
  const reading = readingOf([ada, bea]);
  reading.leftovers.push({ place: { line: 3, column: 1 }, text: `also ${secret} for Bob` });
  const options = { name: 'Accounts', now: 0, way: 'accounts', content } as const;
  const id = await createBatch(life.database, reading, pasted, options);
  expect(await passwordsOf(life, id)).toEqual([secret, 'none']);
  expectUnreadable(await dump(life.database), secret);
});

test('a list of people who are invited keeps no passwords', async () => {
  const life = startLife();
  const id = await batchOf(life, [{ ...ada, password: 'x' }]);
  expect(await rows(life.database, id)).toMatchObject([{ hadPassword: true, password: null, problems: [] }]);
  expect(await life.database.passwordKeys.count()).toBe(0);
});

test('what is wrong with a password is told without it, also after other fields were edited', async () => {
  const life = startLife();
  const id = await batchOf(life, [{ ...ada, password: 'short' }], 'accounts');
  await editRow(life.database, await rowId(life, id), { firstName: 'Ada' });
  const [row] = await rows(life.database, id);
  expect(row?.problems).toEqual([{ code: 'password-too-short', severity: 'error', field: 'password', evidence: '' }]);
});

test('a password that is the address is no problem any more under another address', async () => {
  const life = startLife();
  const id = await batchOf(life, [{ ...ada, password: ada.email }], 'accounts');
  expect((await rows(life.database, id))[0]?.problems).toMatchObject([{ code: 'password-is-address' }]);
  await editRow(life.database, await rowId(life, id), { email: bea.email });
  expect((await rows(life.database, id))[0]?.problems).toEqual([]);
});

test('a password is set, changed and cleared, each of which can be undone', async () => {
  const life = startLife();
  const id = await batchOf(life, [bea], 'accounts');
  const row = await rowId(life, id);
  const set = (password: string) => setPasswords(life.database, [{ rowId: row, password }]);
  expect(await set('short')).toEqual({ changed: 1, unchanged: 0 });
  expect((await rows(life.database, id))[0]?.problems).toMatchObject([{ code: 'password-too-short' }]);
  await set(secret);
  expect((await rows(life.database, id))[0]).toMatchObject({ problems: [], edited: ['password'] });
  await set('');
  expect(await set('')).toEqual({ changed: 0, unchanged: 1 });
  expect(await passwordsOf(life, id)).toEqual(['none']);
  expect(await undo(life.database, id)).toMatchObject({ kind: 'password', rows: 1 });
  expect(await passwordsOf(life, id)).toEqual([secret]);
  await undo(life.database, id);
  expect(await passwordsOf(life, id)).toEqual(['short']);
  await redo(life.database, id);
  expect(await passwordsOf(life, id)).toEqual([secret]);
  expectUnreadable(await dump(life.database), secret);
});

test('passwords are set where accounts are made, in review, and nowhere else', async () => {
  const life = startLife();
  const invited = await rowId(life, await batchOf(life, [bea]));
  expect(await setPasswords(life.database, [{ rowId: invited, password: secret }])).toBe('locked');
  const id = await batchOf(life, [ada], 'accounts');
  await life.database.batches.update(id, { stage: 'approved' });
  expect(await setPasswords(life.database, [{ rowId: await rowId(life, id), password: secret }])).toBe('locked');
  expect(await fillPasswords(life.database, id)).toBe('locked');
  expect(await setPasswords(life.database, [{ rowId: crypto.randomUUID(), password: secret }])).toBe('gone');
  expect(await fillPasswords(life.database, crypto.randomUUID())).toBe('gone');
});

test('everybody without a password is given one that is good, unless left out', async () => {
  const life = startLife();
  const id = await batchOf(life, [ada, ...people(3)], 'accounts');
  await setExcluded(life.database, await rowId(life, id, 3), true);
  expect(await fillPasswords(life.database, id)).toEqual({ changed: 2, unchanged: 0 });
  const [kept, one = '', two = '', leftOut] = await passwordsOf(life, id);
  expect([kept, leftOut]).toEqual([secret, 'none']);
  expect(one).toMatch(/^[a-z0-9]{4}(-[a-z0-9]{4}){3}$/);
  expect(one).not.toBe(two);
  expect((await rows(life.database, id)).flatMap(({ problems }) => problems)).toEqual([]);
  expect(await fillPasswords(life.database, id)).toEqual({ changed: 0, unchanged: 0 });
});

test('when the browser ends, the passwords end with it, and new ones can be made', async () => {
  const first = startLife();
  const id = await batchOf(first, [ada, bea], 'accounts');
  const next = startLife({ storage: first.database.name });
  expect(await passwordsOf(next, id)).toEqual(['lost', 'none']);
  expect(await unlockPasswords(next.database, id, passphrase)).toBe('nothing-locked');
  expect(await protectPasswords(next.database, id, passphrase)).toBe('nothing-held');
  expect(await fillPasswords(next.database, id)).toEqual({ changed: 2, unchanged: 0 });
  expect((await passwordsOf(next, id)).every((password) => password.length === 19)).toBe(true);
});

test('a passphrase lets the passwords outlive the browser; a wrong one opens nothing', async () => {
  const first = startLife();
  const id = await batchOf(first, [ada], 'accounts');
  expect((await passwordKeys(first.database, id)).isProtected).toBe(false);
  expect(await protectPasswords(first.database, id, passphrase)).toBe('done');
  expect((await passwordKeys(first.database, id)).isProtected).toBe(true);
  const stored = await dump(first.database);
  expectUnreadable(stored, secret);
  expectUnreadable(stored, passphrase);
  const next = startLife({ storage: first.database.name });
  expect(await passwordsOf(next, id)).toEqual(['locked']);
  expect(await unlockPasswords(next.database, id, `${passphrase}.`)).toBe('wrong-passphrase');
  expect(await passwordsOf(next, id)).toEqual(['locked']);
  expect(await unlockPasswords(next.database, id, passphrase)).toBe('done');
  expect(await passwordsOf(next, id)).toEqual([secret]);
});

test('passwords that are set while others are locked away lose none of them', async () => {
  const first = startLife();
  const id = await batchOf(first, [ada, bea], 'accounts');
  await protectPasswords(first.database, id, passphrase);
  const next = startLife({ storage: first.database.name });
  await setPasswords(next.database, [{ rowId: await rowId(next, id, 1), password: 'another-horse-8' }]);
  expect(await passwordsOf(next, id)).toEqual(['locked', 'another-horse-8']);
  expect((await passwordKeys(next.database, id)).isProtected).toBe(false);
  await unlockPasswords(next.database, id, passphrase);
  expect(await passwordsOf(next, id)).toEqual([secret, 'another-horse-8']);
});

test('a passphrase is the same however a keyboard composes its letters', async () => {
  const first = startLife();
  const id = await batchOf(first, [ada], 'accounts');
  await protectPasswords(first.database, id, 'promenade d’été'.normalize('NFC'));
  const next = startLife({ storage: first.database.name });
  expect(await unlockPasswords(next.database, id, 'promenade d’été'.normalize('NFD'))).toBe('done');
});

test('popup, console and background share the passwords', async () => {
  const page = startLife();
  const id = await batchOf(page, [ada], 'accounts');
  const other = startLife({ storage: page.database.name, memory: page.database.memory });
  expect(await passwordsOf(other, id)).toEqual([secret]);
});

test('a removed import takes its keys along, out of the memory too', async () => {
  const life = startLife();
  const id = await batchOf(life, [ada], 'accounts');
  const [key] = await life.database.passwordKeys.toArray();
  const inMemory = () => life.database.memory.get([`password-key ${key?.id}`]);
  expect(Object.keys(await inMemory())).toHaveLength(1);
  await removeBatch(life.database, id);
  expect(await life.database.passwordKeys.count()).toBe(0);
  expect(await inMemory()).toEqual({});
});

test('people who are invited after all lose their passwords, and get them back by undo', async () => {
  const life = startLife();
  const id = await batchOf(life, [ada, { ...bea, password: 'x' }], 'accounts');
  expect(await setWay(life.database, id, 'invite')).toBe('done');
  expect(await batch(life.database, id)).toMatchObject({ way: 'invite', revision: 1 });
  expect(await rows(life.database, id)).toMatchObject([
    { password: null, problems: [] },
    { password: null, problems: [] },
  ]);
  await undo(life.database, id);
  expect(await batch(life.database, id)).toMatchObject({ way: 'accounts', revision: 2 });
  expect(await passwordsOf(life, id)).toEqual([secret, 'x']);
});

test('of rows that are merged, the password of the first stays', async () => {
  const life = startLife();
  const id = await batchOf(life, [ada, { ...bea, password: 'x' }], 'accounts');
  await mergeRows(life.database, [[await rowId(life, id), await rowId(life, id, 1)]]);
  expect(await passwordsOf(life, id)).toEqual([secret]);
  expect((await rows(life.database, id))[0]?.problems.map(({ field }) => field)).not.toContain('password');
});

test('where the first of merged rows has no password, the next one is taken with what is wrong with it', async () => {
  const life = startLife();
  const id = await batchOf(life, [bea, { ...ada, password: 'x' }], 'accounts');
  await mergeRows(life.database, [[await rowId(life, id), await rowId(life, id, 1)]]);
  expect(await passwordsOf(life, id)).toEqual(['x']);
  const [merged] = await rows(life.database, id);
  expect(merged?.problems).toContainEqual({
    code: 'password-too-short',
    severity: 'error',
    field: 'password',
    evidence: '',
  });
  await undo(life.database, id);
  expect(await passwordsOf(life, id)).toEqual(['none', 'x']);
});

test('a pasted block sets and adds passwords in one step of undo, where accounts are made', async () => {
  const life = startLife();
  const id = await batchOf(life, [bea], 'accounts');
  const row = await rowId(life, id);
  const added = { ...withoutPassword(emptyPerson()), email: 'cid@school.example.com' };
  const block = {
    edits: [{ rowId: row, patch: { firstName: 'Bea' } }],
    passwords: [{ rowId: row, password: secret }],
    added: [added, { ...added, email: 'dan@school.example.com' }],
    addedPasswords: ['short'],
    batchId: id,
  };
  expect(await pasteRows(life.database, block, 0)).toMatchObject({ changed: 1 });
  expect(await passwordsOf(life, id)).toEqual([secret, 'short', 'none']);
  expect((await rows(life.database, id))[1]?.problems).toMatchObject([{ code: 'password-too-short' }]);
  await undo(life.database, id);
  expect(await passwordsOf(life, id)).toEqual(['none']);
  const invited = await batchOf(life, [bea]);
  await pasteRows(life.database, { ...block, edits: [], passwords: [], batchId: invited }, 0);
  expect(await passwordsOf(life, invited)).toEqual(['none', 'none', 'none']);
});
