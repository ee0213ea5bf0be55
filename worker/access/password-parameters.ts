/** Argon2id with OWASP's first choice for 19 MiB (its Password Storage Cheat Sheet); about 30 ms of CPU. */
export const passwordParameters = {
  // Argon2id and version 1.3 (RFC 9106, 3.1 and 3.2).
  type: 2,
  version: 0x13,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
  hashLength: 32,
} as const;
