import { randomInt } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { LocalSpace } from '../../worker/local/local-space.ts';
import { pageVisitor } from './page-visitor.ts';

const Owner = v.object({ email: v.string(), password: v.string() });
/** Who owns a local space, and the password of that person. */
export type Owner = v.InferOutput<typeof Owner>;

/**
 * The owner of a local space: the one of earlier starts, or one made now by filling in the space's set-up page. The
 * credentials are kept in the state folder, for its owner's eyes only.
 */
export async function ownerOf(space: Pick<LocalSpace, 'origin' | 'setupCode'>, stateFolder: string): Promise<Owner> {
  const owner = await keptOwner(join(stateFolder, 'owner.json'));
  const visitor = pageVisitor(space.origin);
  const page = await visitor.read('/setup');
  if (page.includes('action="/setup"')) {
    await visitor.send('/setup', {
      code: space.setupCode,
      spaceName: 'Rollcall Academy',
      language: 'en',
      firstName: 'Olivia',
      lastName: 'Owner',
      ...owner,
    });
    await visitor.send('/sign-out', {});
  }
  return owner;
}

/** Written before the set-up page is sent: a stop in between must not leave a space whose owner nobody knows. */
async function keptOwner(file: string): Promise<Owner> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text !== null) return v.parse(v.pipe(v.string(), v.parseJson(), Owner), text);
  const owner: Owner = { email: 'owner@rollcall.example', password: newPassword() };
  await writeFile(file, JSON.stringify(owner), { mode: 0o600, flag: 'wx' });
  return owner;
}

/** Sixteen letters in groups of four, easy to type from a terminal: about 70 bits. */
function newPassword(): string {
  const letters = 'bcdfghjkmnpqrstvwxyz';
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return Array.from({ length: 4 }, group).join('-');
}
