import { expect, test } from 'vitest';
import { rows } from '../../../../extension/batches/batch-store.ts';
import { isOneForAll } from '../../../../extension/batches/passwords/one-for-all.ts';
import { startLife } from '../../browser-life.ts';
import { batchOf } from '../../people.ts';

async function isOneFor(passwords: readonly string[]): Promise<boolean> {
  const life = startLife();
  const people = passwords.map((password, index) => ({ email: `p${index}@school.example.com`, password }));
  return isOneForAll(life.database, await rows(life.database, await batchOf(life, people, 'accounts')));
}

test('a list in which everybody has the same password is known, also where some have none', async () => {
  expect(await isOneFor(['correct-horse-7', 'correct-horse-7', 'correct-horse-7'])).toBe(true);
  expect(await isOneFor(['correct-horse-7', '', 'correct-horse-7'])).toBe(true);
});

test('other lists are not taken for one', async () => {
  expect(await isOneFor(['correct-horse-7', 'correct-horse-8'])).toBe(false);
  expect(await isOneFor(['correct-horse-7', ''])).toBe(false);
  expect(await isOneFor(['', ''])).toBe(false);
});
