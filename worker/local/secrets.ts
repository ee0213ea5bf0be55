import { randomBytes, randomInt } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

const Secrets = v.object({ LINK_SECRETS: v.string(), SETUP_CODE: v.string() });
/** The worker's secret settings, by the names that it knows them by. */
type Secrets = v.InferOutput<typeof Secrets>;

/** Letters of a set-up code: none can be taken for another one. */
const letters = 'BCDFGHJKLMNPQRSTVWXZ';

/**
 * The secrets of this state folder, made at the first start and kept, so that links in earlier mails stay good.
 * Readable by the owner of the folder only. Throws when the file is there but spoilt: new secrets would silently kill
 * every link.
 */
export async function secretsOf(stateFolder: string): Promise<Secrets> {
  const file = join(stateFolder, 'secrets.json');
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text !== null) {
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Secrets), text);
    if (!parsed.success) throw new Error(`${file} cannot be read. Restore it, or delete the folder to start anew.`);
    return parsed.output;
  }
  const secrets: Secrets = {
    LINK_SECRETS: newLinkSecrets(),
    SETUP_CODE: newSetupCode(),
  };
  await writeFile(file, JSON.stringify(secrets), { mode: 0o600, flag: 'wx' });
  return secrets;
}

/** A new value of `LINK_SECRETS`, of 256 bits. */
export function newLinkSecrets(): string {
  return `1:${randomBytes(32).toString('base64url')}`;
}

/** A new set-up code, to be typed once. */
export function newSetupCode(): string {
  return Array.from({ length: 3 }, fourLetters).join('-');
}

function fourLetters(): string {
  return Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
}
