import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Argon2id } from '../../../worker/access/argon2id.ts';
import { hashPassword } from '../../../worker/access/password-hash.ts';
import { newMember, newSpace, sendForm } from '../space.ts';
import { newInitialAccount } from './initial-account.ts';

beforeEach(async () => {
  await newSpace();
});
afterEach(() => {
  vi.restoreAllMocks();
});

// Hashing is nearly all of the time that a sign-in takes, so its count says of the time what a clock could not.
it.each([
  ['nobody', async () => {}],
  ['a member', async (email: string) => newMember({ email, passwordHash: await hashPassword('their own words') })],
  ['a member without a password', async (email: string) => newMember({ email })],
  ['an account whose initial password is sealed', async (email: string) => newInitialAccount({ email })],
  ['who is invited', async (email: string) => newMember({ email, state: 'invited' })],
  ['who is suspended', async (email: string) => newMember({ email, state: 'suspended', passwordHash: 'x' })],
] as const)('a wrong password at the address of %s costs one hash', async (_, arrange) => {
  await arrange('ada@example.org');
  const verified = vi.spyOn(Argon2id.prototype, 'verify');
  const hashed = vi.spyOn(Argon2id.prototype, 'hash');
  expect((await sendForm('/sign-in', { email: 'ada@example.org', password: 'a wrong guess' })).status).toBe(422);
  expect(verified.mock.calls.length + hashed.mock.calls.length).toBe(1);
});

it('a password that nobody may have is refused before any work is done with it', async () => {
  const verified = vi.spyOn(Argon2id.prototype, 'verify');
  expect((await sendForm('/sign-in', { email: 'ada@example.org', password: 'x'.repeat(16_000) })).status).toBe(422);
  expect(verified).not.toHaveBeenCalled();
});
