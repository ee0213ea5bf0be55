import * as v from 'valibot';
import { expect, test } from 'vitest';
import { batch, rows } from '../../../extension/batches/batch-store.ts';
import { setOptions } from '../../../extension/batches/options.ts';
import { openedPasswords } from '../../../extension/batches/passwords/seal-passwords.ts';
import type { BatchOptions } from '../../../extension/batches/stored-batch.ts';
import { batchBody } from '../../../extension/sync/batch-body.ts';
import { Batch, type Way } from '../../../shared/contract/batch.ts';
import { startLife } from '../browser-life.ts';
import { createBatch, pasted, readingOf } from '../people.ts';

const jean = {
  lastName: 'Dupont',
  firstName: 'Jean',
  email: 'jean.dupont@gmail.com',
  labels: ['France', 'Région Nord'],
  sendCredentials: true,
  password: 'apozeiru',
  language: 'en',
  additionalInformation: 'photographe professionnel',
  groups: ['50eeb008202607fb68d441cb', 'Photographers'],
};
const christophe = { email: 'christophe.martin@gmail.com', password: 'lmozeirp', sendCredentials: false };
const bob = { email: 'bob@school.example.com', password: 'correct-horse', language: 'klingon' };
const target = { kind: 'group', id: 'a'.repeat(24), name: 'Photographers' } as const;

async function bodyOf(way: Way, options: Partial<BatchOptions> = {}): Promise<Batch> {
  const { database } = startLife();
  const list = readingOf([jean, christophe, bob, { email: 'nobody' }]);
  const id = await createBatch(database, list, pasted, { name: 'List', now: 0, way, target });
  await setOptions(database, id, options);
  const [stored, all] = [await batch(database, id), await rows(database, id)];
  if (!stored) throw new Error('it was stored');
  return v.parse(Batch, batchBody(stored, all, await openedPasswords(database, all)));
}

test('a batch of accounts says all that its rows say', async () => {
  const body = await bodyOf('accounts', { existing: 'replace', createGroups: true });
  expect(body).toMatchObject({ way: 'accounts', existing: 'replace', createGroups: true });
  expect(body.target).toEqual({ kind: 'group', id: target.id });
  const { id: _, ...first } = body.rows[0] ?? { id: '' };
  expect(first).toEqual({ ...jean, planned: null });
  expect(body.rows.map(({ password }) => password)).toEqual(['apozeiru', 'lmozeirp', 'correct-horse']);
  expect(body.rows[2]).toMatchObject({ language: '' });
});

test('a batch for a session names it, and says nothing of what it is called here', async () => {
  const session = { kind: 'session', id: 'b'.repeat(24), name: 'First aid: Autumn' } as const;
  const body = await bodyOf('invite', { target: session });
  expect(body.target).toEqual({ kind: 'session', id: session.id });
});

test.each([
  ['listed', [true, false, false]],
  ['everyone', [true, true, true]],
  ['nobody', [false, false, false]],
] as const)('credentials are mailed to %s', async (credentials, wanted) => {
  const { rows } = await bodyOf('accounts', { credentials });
  expect(rows.map(({ sendCredentials }) => sendCredentials)).toEqual(wanted);
});

test('a batch that invites has no passwords and mails no credentials, whatever its list says', async () => {
  const body = await bodyOf('invite', { credentials: 'everyone' });
  expect(body.rows.every(({ password, sendCredentials }) => password === '' && !sendCredentials)).toBe(true);
  expect(body.rows[0]).toMatchObject({ labels: jean.labels, groups: jean.groups });
});
