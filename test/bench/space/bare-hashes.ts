import { Argon2Type, Argon2Version } from '@phi-ag/argon2';
import initialize from '@phi-ag/argon2/node';

/** So many argon2id hashes, one after the other on one core, with the worker's parameters and its program. */
export async function bareHashes(count: number): Promise<void> {
  const argon2 = await initialize();
  for (let index = 0; index < count; index += 1) {
    argon2.hash(`initial password ${index}`, {
      type: Argon2Type.Argon2id,
      version: Argon2Version.Version13,
      memoryCost: 19_456,
      timeCost: 2,
      parallelism: 1,
      hashLength: 32,
    });
  }
}
