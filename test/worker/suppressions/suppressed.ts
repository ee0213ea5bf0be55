import { env } from 'cloudflare:workers';
import type { SuppressionReason } from '../../../shared/contract/follow-up.ts';
import { claimMails } from '../../../worker/mail/outbox-store.ts';
import { newId } from '../../../worker/random.ts';
import { settingsOf } from '../../../worker/settings.ts';
import { addressDigest } from '../../../worker/suppressions/address-digest.ts';
import { mendAddressDigests } from '../../../worker/suppressions/member-digest-store.ts';
import { suppressStatement } from '../../../worker/suppressions/suppression-store.ts';

/** Puts an address on the list. */
export async function suppress(email: string, reason: SuppressionReason, now: number = Date.now()): Promise<void> {
  const digest = await addressDigest(settingsOf(env), email.toLowerCase());
  await suppressStatement(env.DB, { digest, reason, now }).run();
}

/** Claims what is due as a delivery does: kinds of the mails that leave, and how many nobody wants. */
export async function delivered(now: number = Date.now()): Promise<{ kinds: string[]; unwanted: number }> {
  await mendAddressDigests(env.DB, settingsOf(env));
  const { mails, unwanted } = await claimMails(env.DB, { id: newId(), now, until: now + 1000, limit: 50 });
  return { kinds: mails.map(({ kind }) => kind).sort(), unwanted: unwanted.length };
}
