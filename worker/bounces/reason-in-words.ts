import type { BounceReason } from '../../shared/contract/follow-up.ts';
import { bounceReasonOf } from '../mail/bounce-reason.ts';

/**
 * What a mail server said in its own words, by the codes in it or, for lack of them, by a word; null if neither helps.
 */
export function reasonInWords(said: string): BounceReason | null {
  if (/\b(spam|junk|blacklist|block ?list|blocklisted)\b/i.test(said)) return 'spam';
  const codes = /\b[45]\d\d[ -]+[45]\.\d{1,3}\.\d{1,3}\b|\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(said)?.[0];
  if (codes !== undefined) return bounceReasonOf(codes.replace(/[ -]+/, ' '));
  const code = /\b5\d\d\b/.exec(said)?.[0];
  return code === undefined ? null : bounceReasonOf(code);
}
