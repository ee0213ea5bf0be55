import { generatedPassword } from '../../../shared/people/generated-password.ts';

/** A new password of this browser's randomness. */
export function newPassword(): string {
  return generatedPassword(() => crypto.getRandomValues(new Uint8Array(1))[0] ?? 0);
}
