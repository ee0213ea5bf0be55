import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Batch } from '../../../shared/contract/batch.ts';
import { applyBatch } from '../../../worker/batches/apply-batch.ts';
import type { Environment } from '../../../worker/environment.ts';
import { secondsLeftOfDay } from '../../../worker/mail/mail-day-store.ts';
import { newId } from '../../../worker/random.ts';
import { accountsOf, batchOf, row } from '../batches/invite-batch.ts';
import { newMember, newSpace, type TestMember } from '../space.ts';

const day = 24 * 60 * 60 * 1000;
let owner: TestMember;
let now: number;
beforeEach(async () => {
  owner = await newSpace();
  // Some time within a day: the tests below must not run over its end.
  now = Math.floor(Date.now() / day) * day + day / 2;
});

/** A deployment that lets admins cause three mails a day. */
const three: Environment = { ...env, MAILS_PER_DAY: '3' };

async function apply(batch: Batch, id: string = crypto.randomUUID()): Promise<unknown> {
  try {
    return (await applyBatch(three, { id, batch, by: owner.id, now, newId })).rows.map(({ outcome }) => outcome);
  } catch (error) {
    return error instanceof Error && 'problem' in error ? error.problem : error;
  }
}

const people = (count: number) => Array.from({ length: count }, () => row(`${newId()}@example.org`));
const stored = () => env.DB.prepare('SELECT count(*) AS n FROM outbox').first('n');

describe('the mails that admins may cause on one day', () => {
  it('are counted over batches; one that would be too many is refused whole, until the next day', async () => {
    expect(await apply(batchOf(...people(2)))).toEqual(['invited', 'invited']);
    const before = await stored();
    expect(await apply(batchOf(...people(2)))).toEqual({
      code: 'too-many-requests',
      retryAfterSeconds: secondsLeftOfDay(now),
    });
    expect(await stored()).toBe(before);
    expect(await env.DB.prepare('SELECT count(*) AS n FROM batches').first('n')).toBe(1);
    expect(await apply(batchOf(...people(1)))).toEqual(['invited']);
    expect(await apply(batchOf(...people(1)))).toMatchObject({ code: 'too-many-requests' });
    now += day;
    expect(await apply(batchOf(...people(3)))).toEqual(['invited', 'invited', 'invited']);
  });

  it('do not keep anybody from a receipt that is there', async () => {
    const id = crypto.randomUUID();
    const batch = batchOf(...people(3));
    const first = await apply(batch, id);
    expect(await apply(batch, id)).toEqual(first);
  });

  it('do not keep a batch that mails nobody', async () => {
    await apply(batchOf(...people(3)));
    await newMember({ email: 'active@example.org' });
    expect(await apply(batchOf(row('active@example.org'), row('nonsense')))).toEqual(['already-member', 'refused']);
    const silent = people(1).map((each) => ({ ...each, password: 'walnut bicycle overture', sendCredentials: false }));
    expect(await apply(accountsOf(...silent))).toEqual(['created']);
  });

  it('are those with credentials, too', async () => {
    const mailed = people(4).map((each) => ({ ...each, password: 'walnut bicycle overture', sendCredentials: true }));
    expect(await apply(accountsOf(...mailed))).toMatchObject({ code: 'too-many-requests' });
    expect(await apply(accountsOf(...mailed.slice(0, 3)))).toEqual(['created', 'created', 'created']);
  });

  it('are not one more for two batches at the same moment', async () => {
    const ends = await Promise.all([apply(batchOf(...people(2))), apply(batchOf(...people(2)))]);
    expect(ends.filter((end) => Array.isArray(end))).toHaveLength(1);
    expect(await stored()).toBe(2);
  });
});
