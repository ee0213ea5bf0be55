import { Argon2Type, Argon2Version } from '@phi-ag/argon2';

/** Argon2id with OWASP's first choice for 19 MiB (its Password Storage Cheat Sheet); about 30 ms of CPU. */
export const passwordParameters = {
  type: Argon2Type.Argon2id,
  version: Argon2Version.Version13,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
  hashLength: 32,
} as const;
