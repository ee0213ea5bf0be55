import { afterAll, beforeAll, expect, test } from 'vitest';
import { batch, rows } from '../../../extension/batches/batch-store.ts';
import { syncPass } from '../../../extension/sync/pass.ts';
import type { LocalSpace } from '../../../worker/local/local-space.ts';
import { type Owner, ownerOf } from '../../stage/owner.ts';
import { temporaryFolder } from '../../stage/temporary-folder.ts';
import { startTestSpace } from '../../stage/test-space.ts';
import { until } from '../../stage/until.ts';
import { startLife } from '../browser-life.ts';
import { connectTo } from '../connected-life.ts';
import { approvedBatch } from '../people.ts';

const year = 365 * 24 * 3_600_000;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let space: LocalSpace;
let owner: Owner;

beforeAll(async () => {
  folder = await temporaryFolder();
  space = await startTestSpace({ stateFolder: folder.path, cronSeconds: null });
  owner = await ownerOf(space, folder.path);
}, 120_000);
afterAll(async () => {
  await space?.stop();
  await folder?.remove();
});

test.each([
  ['ten years behind', -10 * year, -10 * year],
  ['ten years ahead', 10 * year, 10 * year],
  ['set right by twenty years while a batch waits', -10 * year, 10 * year],
  ['set back by twenty years while a batch waits', 10 * year, -10 * year],
])(
  'a browser whose clock is %s connects, sends once and sees the mail leave',
  async (name, atFirst, later) => {
    const life = startLife({ startAt: Date.now() + atFirst });
    await connectTo(space, owner, life);
    const email = `${name.replaceAll(' ', '.')}@school.example.com`;
    const batchId = await approvedBatch(life, { address: space.origin }, [{ email }]);
    // The first attempt is lost on the way, so the batch waits for a moment of the clock as it was.
    const { fetch } = life;
    life.fetch = () => Promise.reject(new TypeError('fetch failed'));
    await syncPass(life);
    life.fetch = fetch;
    life.pass(later - atFirst);
    await until('the receipt', async () => {
      life.pass(30_000);
      await syncPass(life);
      return (await batch(life.database, batchId))?.stage === 'applied' ? true : null;
    });
    const sent = await until('the mail to be seen as sent', async () => {
      life.pass(24 * 3_600_000);
      await syncPass(life);
      const receipt = (await rows(life.database, batchId))[0]?.receipt;
      return receipt?.mail === 'sent' ? receipt : null;
    });
    expect(sent).toMatchObject({ outcome: 'invited', invitation: 'pending' });
    // All moments of the space are its own clock's.
    const database = await space.database();
    const { results } = await database
      .prepare(
        `SELECT i.created_at AS invitedAt, i.expires_at AS expiresAt, o.settled_at AS sentAt
         FROM members m JOIN invitations i ON i.member_id = m.id JOIN outbox o ON o.subject_id = i.id
        WHERE m.email = ?1`,
      )
      .bind(email)
      .all<Record<'invitedAt' | 'expiresAt' | 'sentAt', number>>();
    expect(results).toHaveLength(1);
    for (const moments of results) {
      expect(Math.abs(moments.invitedAt - Date.now())).toBeLessThan(year / 2);
      expect(Math.abs(moments.sentAt - Date.now())).toBeLessThan(year / 2);
      expect(moments.expiresAt).toBeGreaterThan(Date.now());
      expect(moments.expiresAt).toBeLessThan(Date.now() + year);
    }
  },
  90_000,
);
