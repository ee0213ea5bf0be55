import type { Context } from 'hono';
import type { AuditAction } from '../../shared/contract/audit.ts';
import { memberEndpoints } from '../../shared/contract/member.ts';
import { limits } from '../access/limits.ts';
import { askNewAddress, moveAccount } from '../access/new-address-store.ts';
import { spend } from '../access/rate-limit.ts';
import { sendWayIn } from '../access/way-in-store.ts';
import type { ApiEnv } from '../app-env.ts';
import { actOf } from '../audit/act-of.ts';
import { checkedAddress } from '../checked-values.ts';
import { Hono } from '../hono.ts';
import { currentSecretVersion } from '../link-token.ts';
import { wakeDelivery } from '../mail/wake-up.ts';
import { withinTheDay } from '../mail/within-the-day.ts';
import { newId } from '../random.ts';
import { Refusal } from '../refusal.ts';
import { serve } from '../serve.ts';
import { settingsOf } from '../settings.ts';
import { addressDigest } from '../suppressions/address-digest.ts';
import { manageable } from './manageable.ts';
import { presentMember } from './present-member.ts';
import { readStandingAt, type Standing } from './standing-store.ts';

/** Milliseconds for which a link that an admin sends works. */
const linkLifetime = 3 * 24 * 3_600_000;

/** Helping members in who have an account: a link to a password of their own, and another address. */
export const wayInRoutes = new Hono<ApiEnv>();

serve(wayInRoutes, memberEndpoints.sendWayIn, async (c, { params: { id } }) => {
  const standing = await manageable(c, id);
  if (standing.state !== 'active') throw new Refusal({ code: 'not-allowed' });
  const link = await newLink(c, standing, 'way-in-sent');
  const sent = await withinTheDay(link.act.now, () => sendWayIn(c.env.DB, link));
  if (!sent) throw new Refusal({ code: 'not-allowed' });
  await wakeDelivery(c.env, 1);
  return presentMember(c, id);
});

serve(wayInRoutes, memberEndpoints.correctAddress, async (c, { params: { id }, body }) => {
  const { address: email, addressKey } = checkedAddress('email', body.email);
  const standing = await manageable(c, id);
  if (standing.state !== 'active') throw new Refusal({ code: 'not-allowed' });
  if (standing.email === email) return presentMember(c, id);
  const other = await readStandingAt(c.env.DB, addressKey);
  if (other && other.id !== id) throw new Refusal({ code: 'address-taken' });
  const newAddress = { email, addressKey, digest: await addressDigest(settingsOf(c.env), addressKey) };
  const link = { ...(await newLink(c, standing, 'address-corrected')), newAddress };
  const correct = standing.hasChosenPassword ? moveAccount : askNewAddress;
  const corrected = await withinTheDay(link.act.now, () => correct(c.env.DB, link));
  if (!corrected) throw new Refusal({ code: 'not-allowed' });
  await wakeDelivery(c.env, 1);
  return presentMember(c, id);
});

/** A link for this member, counted: nobody's mailbox is filled. */
async function newLink(c: Context<ApiEnv>, { id: memberId, role }: Standing, action: AuditAction) {
  const { linkSecrets, mailsPerDay } = settingsOf(c.env);
  const act = actOf(c, action, { memberId });
  await spend(c.env, [{ limit: limits.wayIn, subject: memberId }], act.now);
  return {
    id: newId(),
    mailId: newId(),
    memberId,
    role,
    secretVersion: currentSecretVersion(linkSecrets),
    expiresAt: act.now + linkLifetime,
    mailsPerDay,
    act,
  };
}
