import type { Context } from 'hono';
import {
  type ChosenInvitations,
  type Invitation,
  invitationEndpoints,
  maxInvitationsPerRequest,
} from '../../shared/contract/invitation.ts';
import type { ApiEnv } from '../app-env.ts';
import { checkedAddress } from '../checked-values.ts';
import { Hono } from '../hono.ts';
import { currentSecretVersion } from '../link-token.ts';
import { wakeDelivery } from '../mail/wake-up.ts';
import { withinTheDay } from '../mail/within-the-day.ts';
import { placeOf } from '../page-cursor.ts';
import { newId } from '../random.ts';
import { Refusal } from '../refusal.ts';
import { serve } from '../serve.ts';
import { settingsOf } from '../settings.ts';
import { correctInvitation } from './correct-store.ts';
import { invitationLimits } from './limits.ts';
import { countInvitations, findInvitation, InvitationPlace, listInvitations, sliceOfFilter } from './list-store.ts';
import { resendInvitations } from './resend-store.ts';
import { revokeInvitations } from './revoke-store.ts';

/** Following invitations up; for owners and admins. */
export const invitationRoutes = new Hono<ApiEnv>();

serve(invitationRoutes, invitationEndpoints.listInvitations, (c, { query: { cursor, limit, ...filter } }) =>
  listInvitations(c.env.DB, filter, { after: placeOf(cursor, InvitationPlace, 'cursor'), limit }),
);

serve(invitationRoutes, invitationEndpoints.countInvitations, async (c) => ({
  counts: await countInvitations(c.env.DB),
}));

serve(invitationRoutes, invitationEndpoints.resendInvitations, async (c, { body }) => {
  const { ids, next } = await slice(c, body);
  const deed = newDeed(c);
  const { linkSecrets } = settingsOf(c.env);
  const { sent, capped, passed } = await withinTheDay(deed.now, () =>
    resendInvitations(c.env.DB, {
      ...deed,
      chosen: ids.map((id) => ({ id, mailId: newId() })),
      knownSecrets: linkSecrets.map(({ version }) => version),
    }),
  );
  await wakeDelivery(c.env, sent);
  return { done: sent, capped, passed, next };
});

serve(invitationRoutes, invitationEndpoints.revokeInvitations, async (c, { body }) => {
  const { ids, next } = await slice(c, body);
  const done = await revokeInvitations(c.env.DB, { ...newDeed(c), ids, roleAuditId: newId() });
  return { done, capped: 0, passed: ids.length - done, next };
});

serve(invitationRoutes, invitationEndpoints.correctInvitation, async (c, { params: { id }, body }) => {
  const address = checkedAddress('email', body.email);
  const deed = newDeed(c);
  const verdict = await withinTheDay(deed.now, () =>
    correctInvitation(c.env.DB, { ...deed, ...address, invitationId: id, mailId: newId() }),
  );
  switch (verdict) {
    case 'unknown':
      throw new Refusal({ code: 'not-found' });
    case 'passed':
      throw new Refusal({ code: 'not-allowed' });
    case 'taken':
      throw new Refusal({ code: 'address-taken' });
    case 'capped':
      throw new Refusal({ code: 'too-many-requests', retryAfterSeconds: invitationLimits.day / 1000 });
    case 'corrected':
      await wakeDelivery(c.env, 1);
      return found(c, id);
    case 'unchanged':
      return found(c, id);
  }
});

/** Who does something now, and what it is written down and mailed with. */
function newDeed(c: Context<ApiEnv>) {
  const { linkSecrets, mailsPerDay } = settingsOf(c.env);
  return {
    by: c.get('signedIn').memberId,
    now: Date.now(),
    auditId: newId(),
    secretVersion: currentSecretVersion(linkSecrets),
    mailsPerDay,
  };
}

async function slice(c: Context<ApiEnv>, body: ChosenInvitations): Promise<{ ids: string[]; next: string | null }> {
  if (body.by === 'ids') return { ids: [...new Set(body.ids)], next: null };
  const after = placeOf(body.after, InvitationPlace, 'after');
  return sliceOfFilter(c.env.DB, body, { after, limit: maxInvitationsPerRequest });
}

async function found(c: Context<ApiEnv>, id: string): Promise<Invitation> {
  const invitation = await findInvitation(c.env.DB, id);
  if (!invitation) throw new Refusal({ code: 'not-found' });
  return invitation;
}
