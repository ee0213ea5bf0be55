import { expect, onTestFinished, test } from 'vitest';
import { reviewKept } from '../../../extension/batches/approval.ts';
import { listBatches, rows, summary } from '../../../extension/batches/batch-store.ts';
import { forgetSent } from '../../../extension/forgetting/forget-sent.ts';
import { syncPass } from '../../../extension/sync/pass.ts';
import { type BrowserLife, connectTo, dump, startLife } from '../browser-life.ts';
import { type ContractSpace, startContractSpace } from '../contract-space.ts';
import { setExcluded } from '../one-row.ts';
import { approvedBatch, batchOf, people, planAndApprove } from '../people.ts';

const day = 24 * 3_600_000;

/** A browser that is connected to a space which wants lists to be forgotten after so many days. */
async function connected(listsDays: number | null): Promise<{ life: BrowserLife; space: ContractSpace }> {
  const space = await startContractSpace();
  onTestFinished(() => space.close());
  const life = startLife({ startAt: Date.now() });
  await connectTo(life, space);
  const forgetting = listsDays === null ? null : { last: 0, askedAt: life.now(), listsDays };
  await life.database.spaces.update(space.address, { forgetting });
  return { life, space };
}

/** A list that was sent, of which one row was kept. */
async function sentList({ life, space }: { life: BrowserLife; space: ContractSpace }): Promise<string> {
  const id = await batchOf(life, [{ email: 'zoe@marker.example', lastName: 'Quill', firstName: 'Zoe' }, ...people(2)]);
  const kept = (await rows(life.database, id))[2];
  await setExcluded(life.database, kept?.id ?? '', true);
  await life.database.batches.update(id, { name: 'Zoe Quill and 2 others' });
  await planAndApprove(life, space, id);
  await syncPass(life);
  return id;
}

test('a list that was sent loses its people after as many days as its space wants, not before', async () => {
  const both = await connected(30);
  const id = await sentList(both);
  const { life } = both;
  const { outcomes } = await summary(life.database, id);
  life.pass(30 * day - 1);
  expect(await forgetSent(life)).toBe(0);
  life.pass(1);
  expect(await forgetSent(life)).toBe(1);
  expect(await dump(life.database)).not.toMatch(/zoe|quill|marker|person\d@/i);
  expect((await summary(life.database, id)).outcomes).toEqual(outcomes);
  expect(await listBatches(life.database)).toMatchObject([
    { stage: 'applied', followAt: null, name: '… and 2 others' },
  ]);
  expect(await reviewKept(life.database, id, life.now())).toBe('locked');
  expect(await forgetSent(life)).toBe(0);
});

test('a space that has not told its wish, or is not connected any more, has its lists forgotten after 180 days', async () => {
  const both = await connected(null);
  await sentList(both);
  const { life, space } = both;
  life.pass(180 * day - 1);
  expect(await forgetSent(life)).toBe(0);
  await life.database.spaces.delete(space.address);
  life.pass(1);
  expect(await forgetSent(life)).toBe(1);
});

test('a list that was taken back is forgotten a month later, whatever its space wants for lists that stand', async () => {
  const both = await connected(0);
  const id = await sentList(both);
  const { life } = both;
  await life.database.batches.update(id, { undoneAt: life.now() });
  life.pass(30 * day - 1);
  expect(await forgetSent(life)).toBe(0);
  life.pass(1);
  expect(await forgetSent(life)).toBe(1);
  expect(await dump(life.database)).not.toMatch(/zoe|quill|marker|person\d@/i);
});

test('a list stays where the space wants that, and one that waits or is in review stays in any case', async () => {
  const forever = await connected(0);
  await sentList(forever);
  forever.life.pass(9000 * day);
  expect(await forgetSent(forever.life)).toBe(0);
  const soon = await connected(1);
  await batchOf(soon.life, people(1));
  await approvedBatch(soon.life, soon.space, people(1));
  soon.life.pass(100 * day);
  expect(await forgetSent(soon.life)).toBe(0);
});
