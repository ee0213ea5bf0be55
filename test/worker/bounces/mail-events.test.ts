import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { mailEvents } from '../../../worker/bounces/answer-mail-events.ts';
import worker from '../../../worker/index.ts';
import { newId } from '../../../worker/random.ts';
import { outboxRow } from '../mail/invited-person.ts';
import { watchLog } from '../mail/watched-log.ts';
import { newSpace, type TestMember } from '../space.ts';
import { sentInvitation, suppressions } from './sent-invitation.ts';

watchLog();

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
});

/** An event as Cloudflare documents it. */
function event(kind: string, messageId: string, more: object = {}): object {
  return {
    type: `cf.email.sending.message.${kind}`,
    source: { type: 'email.sending', zoneId: '0', domain: 'example.com' },
    payload: { eventId: newId(), messageId, recipient: 'x@example.org', terminal: true, ...more },
    metadata: { eventSchemaVersion: 1, eventTimestamp: '2026-11-22T10:00:00.000Z' },
  };
}

/** Has the worker answer events in its queue; the ids of those that it wants to see again. */
async function answer(bodies: unknown[], attempts = 1): Promise<string[]> {
  const messages = bodies.map((body, index) => ({ id: `m${index}`, timestamp: new Date(), attempts, body }));
  const batch = createMessageBatch(mailEvents, messages);
  await worker.queue(batch, env);
  const { retryMessages } = await getQueueResult(batch, createExecutionContext());
  return retryMessages.map(({ msgId }) => msgId);
}

const hard = {
  delivery: { status: 'bounced', smtpStatusCode: '550', smtpEnhancedStatusCode: '5.1.1', smtpResponse: '550 5.1.1 no' },
  bounce: { type: 'hard', classification: 'permanent_failure' },
};

describe("an event of Cloudflare's Email Service", () => {
  it.each([
    ['delivered', {}, { delivered_at: expect.any(Number), bounced_at: null }, []],
    ['bounced', hard, { bounced_at: expect.any(Number), bounce_reason: 'mailbox-unknown' }, ['bounce']],
    ['bounced', { ...hard, bounce: { type: 'soft' } }, { bounce_reason: 'mailbox-unknown' }, []],
    ['complained', {}, { complaint_at: expect.any(Number) }, ['complaint']],
    ['rejected', { rejection: { reason: 'suppressed', party: 'recipient' } }, { bounce_reason: 'refused' }, ['bounce']],
    ['rejected', { rejection: { reason: 'spam' } }, { bounce_reason: 'spam' }, []],
    ['failed', {}, { bounce_reason: 'other' }, []],
  ])('that a mail was %s is taken down', async (kind, more, facts, suppressed) => {
    const { mailId } = await sentInvitation(owner, { providerId: 'cf-1' });
    expect(await answer([event(kind, '<cf-1>', more)])).toEqual([]);
    expect(await outboxRow(mailId)).toMatchObject(facts);
    expect(await suppressions()).toEqual(suppressed);
  });

  it('that comes before the mail is marked is looked at again, but not for ever', async () => {
    await sentInvitation(owner, { providerId: 'cf-1' });
    expect(await answer([event('delivered', 'cf-2'), event('delivered', 'cf-1')])).toEqual(['m0']);
    expect(await answer([event('delivered', 'cf-2')], 4)).toEqual([]);
  });

  it('that says nothing of interest, or is none, is done with and keeps no neighbour', async () => {
    const { mailId } = await sentInvitation(owner, { providerId: 'cf-1' });
    const bodies = [event('deferred', 'cf-1'), null, 'text', { type: 'other' }, event('delivered', 'cf-1')];
    expect(await answer(bodies)).toEqual([]);
    expect(await outboxRow(mailId)).toMatchObject({ delivered_at: expect.any(Number) });
  });
});
