import type { Context } from 'hono';
import { sha256 } from '../digest.ts';
import { clientPlace } from './client-place.ts';

/**
 * What a device calls itself, as people are shown it: one line, without marks that turn or hide writing, and without
 * quotation marks, so that it cannot end those that it is shown in and go on in our name.
 */
export function deviceLabel(label: string): string {
  const line = label.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ').replace(/["“”„‟«»‹›]/g, '');
  return line.replace(/\s+/g, ' ').trim() || '?';
}

/** A digest of the network that a request comes from; it says only whether two requests about one code share theirs. */
export function devicePlace(c: Context, userCode: string): Promise<string> {
  return sha256(`${userCode} ${clientPlace(c)}`);
}
