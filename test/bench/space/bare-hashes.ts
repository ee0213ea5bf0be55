import initialize from '@phi-ag/argon2/node';
import { passwordParameters } from '../../../worker/access/password-parameters.ts';

/** So many argon2id hashes, one after the other on one core, with the worker's parameters and its program. */
export async function bareHashes(count: number): Promise<void> {
  const argon2 = await initialize();
  for (let index = 0; index < count; index += 1) argon2.hash(`initial password ${index}`, passwordParameters);
}
