import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { type InvitationList, invitationLists } from '../../../shared/contract/invitation.ts';
import { InvitationPlace, sliceOfFilter } from '../../../worker/invitations/list-store.ts';
import { placeOf } from '../../../worker/page-cursor.ts';
import { newId } from '../../../worker/random.ts';
import { api, newMember, newSpace, sendForm, type TestMember } from '../space.ts';
import { day, done, expire, invitedPerson, pathOf } from './invited.ts';

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
});

interface Page {
  items: { id: string; member: { email: string }; state: string; mail: string; mailedAt: number | null }[];
  next: string | null;
  total: number;
}

async function list(query: Record<string, string> = {}): Promise<Page> {
  const answer = await api(owner, 'GET', `/api/v1/invitations?${new URLSearchParams(query)}`);
  if (answer.status !== 200) throw new Error(`list: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

const emailsOf = ({ items }: Page) => items.map(({ member }) => member.email);

async function counts(): Promise<Record<InvitationList, number>> {
  const answer = await api(owner, 'GET', '/api/v1/invitations/counts');
  return (await answer.json<{ counts: Record<InvitationList, number> }>()).counts;
}

describe('the lists of invitations', () => {
  it('hold each invitation where its state says, and are counted alike', async () => {
    await invitedPerson(owner, { email: 'pending@example.org' });
    const failed = await invitedPerson(owner, { email: 'failed@example.org' });
    await env.DB.prepare("UPDATE outbox SET state = 'failed' WHERE id = ?").bind(failed.mailId).run();
    const expired = await invitedPerson(owner, { email: 'expired@example.org' });
    await expire(expired.invitationId);
    const asked = await invitedPerson(owner, { email: 'asked@example.org' });
    await expire(asked.invitationId);
    await sendForm((await pathOf(asked.invitationId)).replace('/accept/', '/ask-again/'), {});
    const revoked = await invitedPerson(owner, { email: 'revoked@example.org' });
    await done(owner, 'revoke', revoked.invitationId);
    const accepted = await invitedPerson(owner, { email: 'accepted@example.org' });
    const names = { firstName: 'Ada', lastName: 'Lovelace', language: 'en' };
    await sendForm(await pathOf(accepted.invitationId), { ...names, password: 'walnut bicycle overture' });
    const setUp = await invitedPerson(owner, { email: 'set-up-another-way@example.org' });
    await done(owner, 'revoke', setUp.invitationId);
    await env.DB.prepare("UPDATE members SET state = 'active' WHERE id = ?").bind(setUp.memberId).run();

    const expected: Record<InvitationList, string[]> = {
      pending: ['failed', 'pending'],
      undelivered: ['failed'],
      expired: ['asked', 'expired'],
      asked: ['asked'],
      revoked: ['revoked'],
      accepted: ['accepted'],
    };
    for (const each of invitationLists) {
      const page = await list({ list: each });
      expect(emailsOf(page).toSorted(), each).toEqual(expected[each].map((name) => `${name}@example.org`));
      expect(page.total).toBe(expected[each].length);
      expect((await counts())[each]).toBe(expected[each].length);
    }
  });

  it('tell who invited, from what, and how the mail is', async () => {
    const { invitationId, memberId } = await invitedPerson(owner, { email: 'ada@example.org', firstName: 'Ada' });
    const [only] = (await list({ list: 'pending' })).items;
    expect(only).toMatchObject({
      id: invitationId,
      member: { id: memberId, email: 'ada@example.org', firstName: 'Ada', lastName: '', language: '' },
      invitedBy: { id: owner.id, firstName: 'Olive', lastName: 'Owner' },
      source: null,
      mail: 'sent',
      mailedAt: expect.any(Number),
      resends: 0,
      askedAt: null,
      endedAt: null,
    });
  });

  it('go by the newest mail: one that is sent again is not undelivered any more', async () => {
    const { invitationId } = await invitedPerson(owner);
    await env.DB.prepare("UPDATE outbox SET state = 'failed'").run();
    expect((await counts()).undelivered).toBe(1);
    await done(owner, 'resend', invitationId);
    await env.DB.prepare("UPDATE outbox SET state = 'sent' WHERE copy = 1").run();
    expect((await counts()).undelivered).toBe(0);
    expect((await list({ list: 'pending' })).items).toMatchObject([{ mail: 'sent' }]);
  });

  it('show only the newest invitation of a person', async () => {
    const first = await invitedPerson(owner);
    await done(owner, 'revoke', first.invitationId);
    const second = newId();
    await env.DB.prepare(
      `INSERT INTO invitations (id, member_id, state, secret_version, created_at, expires_at)
       VALUES (?1, ?2, 'pending', 1, ?3, ?4)`,
    )
      .bind(second, first.memberId, Date.now(), Date.now() + day)
      .run();
    expect((await list()).items.map(({ id }) => id)).toEqual([second]);
    expect(await counts()).toMatchObject({ pending: 1, revoked: 0 });
  });

  it('are searched by the words of names and addresses, whatever their accents', async () => {
    await newMember({ email: 'active@example.org', firstName: 'Zoé' });
    await invitedPerson(owner, { email: 'zoe.z@example.org', firstName: 'Zoé' });
    await invitedPerson(owner, { email: '100%_sure@example.org', firstName: 'Jean-Luc' });
    expect(emailsOf(await list({ search: 'zoe' }))).toEqual(['zoe.z@example.org']);
    expect(emailsOf(await list({ search: 'ZOÉ example' }))).toEqual(['zoe.z@example.org']);
    expect(emailsOf(await list({ search: '%_' }))).toEqual(['100%_sure@example.org']);
    expect(emailsOf(await list({ search: "zoe' OR 1=1 --" }))).toEqual([]);
    expect((await list({ search: 'zoe', list: 'expired' })).total).toBe(0);
  });

  it('are read page by page, each invitation once while others are made', async () => {
    const known = new Set<string>();
    for (let count = 0; count < 7; count += 1)
      known.add((await invitedPerson(owner, { ago: count * 1000 })).invitationId);
    const seen: string[] = [];
    let page = await list({ limit: '3' });
    for (;;) {
      seen.push(...page.items.map(({ id }) => id));
      if (page.next === null) break;
      await invitedPerson(owner, { ago: 0 });
      page = await list({ limit: '3', cursor: page.next });
    }
    expect(seen).toHaveLength(7);
    expect(new Set(seen)).toEqual(known);
  });

  it('tell on each page how many there were on the first, and count anew from the beginning', async () => {
    for (const name of ['a', 'b', 'c']) await invitedPerson(owner, { email: `${name}@example.org` });
    const first = await list({ limit: '2' });
    await invitedPerson(owner, { email: 'd@example.org' });
    expect(await list({ limit: '2', cursor: first.next ?? '' })).toMatchObject({ total: 3 });
    expect(await list({ limit: '2' })).toMatchObject({ total: 4 });
  });

  it('are worked off slice by slice, each invitation once, up to a slice that is not full', async () => {
    const known: string[] = [];
    for (let count = 0; count < 5; count += 1)
      known.push((await invitedPerson(owner, { ago: 5 - count })).invitationId);
    const slices: string[][] = [];
    let after: InvitationPlace | null = null;
    for (let next: string | null = ''; next !== null; ) {
      const slice: Awaited<ReturnType<typeof sliceOfFilter>> = await sliceOfFilter(
        env.DB,
        { search: '' },
        { after, limit: 2 },
      );
      slices.push(slice.ids);
      next = slice.next;
      after = placeOf(next, InvitationPlace, 'after');
    }
    expect(slices.map((ids) => ids.length)).toEqual([2, 2, 1]);
    expect(slices.flat()).toEqual(known);
  });

  it.each([
    [{ cursor: 'x' }, 'cursor'],
    [{ list: 'everything' }, 'list'],
    [{ limit: '0' }, 'limit'],
    [{ limit: '201' }, 'limit'],
    [{ order: 'id' }, 'order'],
  ])('refuse the query %j', async (query, at) => {
    const answer = await api(owner, 'GET', `/api/v1/invitations?${new URLSearchParams(query)}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ problem: { code: 'invalid-request', at } });
  });
});
