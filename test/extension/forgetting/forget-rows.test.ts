import { expect, onTestFinished, test } from 'vitest';
import { approve } from '../../../extension/batches/approval.ts';
import { batch, listBatches, rows } from '../../../extension/batches/batch-store.ts';
import { erasedPeople } from '../../../extension/forgetting/erased-people.ts';
import { forgetRows } from '../../../extension/forgetting/forget-rows.ts';
import { syncPass } from '../../../extension/sync/pass.ts';
import { planBatch } from '../../../extension/sync/plan-batch.ts';
import { erasedAddress, erasedMember } from '../../../shared/contract/erasure.ts';
import { type BrowserLife, connectTo, startLife } from '../browser-life.ts';
import { startContractSpace } from '../contract-space.ts';
import { setExcluded } from '../one-row.ts';
import { approvedBatch, batchOf, people } from '../people.ts';
import { rewriteRow } from '../rewritten-row.ts';

const key = Buffer.alloc(32, 7).toString('hex');
const first = 'person1@school.example.com';

async function digest(text: string): Promise<string> {
  const octets = Buffer.from(key, 'hex');
  const mac = await crypto.subtle.importKey('raw', octets, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return Buffer.from(await crypto.subtle.sign('HMAC', mac, Buffer.from(text))).toString('hex');
}

/** That somebody was erased from a space, now. */
async function erased(life: BrowserLife, spaceAddress: string, who: { email?: string; id?: string }) {
  const address = await digest(erasedAddress(who.email ?? 'nobody@example.org'));
  const member = await digest(erasedMember(who.id ?? 'nobody'));
  return erasedPeople(spaceAddress, [{ key, people: [{ address, member, age: 0 }] }], life.now());
}

async function connected() {
  const space = await startContractSpace();
  onTestFinished(() => space.close());
  const life = startLife();
  await connectTo(life, space);
  const forget = async (who: { email?: string; id?: string }, from = space.address) =>
    forgetRows(life.database, await erased(life, from, who));
  const emails = async (batchId: string) => (await rows(life.database, batchId)).map(({ person }) => person.email);
  return { space, life, forget, emails };
}

test('who was erased from one space stays in the lists that were sent to another', async () => {
  const { space, life, forget, emails } = await connected();
  const sent = await approvedBatch(life, space, people(2));
  await syncPass(life);
  const unsent = await batchOf(life, people(2));
  await forget({ email: first }, 'https://other.example');
  expect(await emails(sent)).toHaveLength(2);
  expect(await emails(unsent)).toEqual(['person2@school.example.com']);
});

test('a list that waits to be sent goes without them, and a plan from before is none any more', async () => {
  const { space, life, forget } = await connected();
  const id = await batchOf(life, people(2));
  const planned = await planBatch(life, id, space.address);
  if (typeof planned === 'string' || 'problem' in planned) throw new Error('no plan');
  await forget({ email: first });
  const seen = new Map([[id, planned.seen]]);
  expect(await approve(life.database, seen, space.address, { now: life.now() })).toBe('changed');
  const waiting = await approvedBatch(life, space, [{ email: 'a@school.example.com' }, { email: first }]);
  await forget({ email: first });
  await syncPass(life);
  expect((await batch(life.database, waiting))?.stage).toBe('applied');
  expect([...space.mails.keys()]).toEqual(['a@school.example.com']);
});

test('a list that was of them alone goes, one of which the rest is not to be sent is for review', async () => {
  const { space, life, forget } = await connected();
  await approvedBatch(life, space, [{ email: first }]);
  const mixed = await batchOf(life, people(2));
  await setExcluded(life.database, (await rows(life.database, mixed))[1]?.id ?? '', true);
  await life.database.batches.update(mixed, { stage: 'approved', spaceAddress: space.address, approvedAt: life.now() });
  await forget({ email: first });
  expect(await listBatches(life.database)).toMatchObject([{ id: mixed, stage: 'review', approvedAt: null }]);
  await syncPass(life);
  expect(space.mails.size).toBe(0);
});

test('a member whose address was corrected in the space is known by the receipt', async () => {
  const { space, life, forget, emails } = await connected();
  const id = await approvedBatch(life, space, people(2));
  await syncPass(life);
  const memberId = 'e'.repeat(24);
  const row = (await rows(life.database, id))[0];
  if (!row?.receipt) throw new Error('no receipt');
  await rewriteRow(life.database, row.id, { receipt: { ...row.receipt, memberId } });
  await forget({ email: 'corrected@school.example.com', id: memberId });
  expect(await emails(id)).toEqual(['', 'person2@school.example.com']);
});

test('who is somebody new at the same address stays, in newer lists and in those that name another member', async () => {
  const { space, life, forget, emails } = await connected();
  const sent = await approvedBatch(life, space, people(1));
  await syncPass(life);
  const row = (await rows(life.database, sent))[0];
  if (!row?.receipt) throw new Error('no receipt');
  await rewriteRow(life.database, row.id, { receipt: { ...row.receipt, memberId: 'f'.repeat(24) } });
  const gone = await erased(life, space.address, { email: first, id: 'e'.repeat(24) });
  life.pass(1);
  const newer = await batchOf(life, people(1));
  await forgetRows(life.database, gone);
  expect([await emails(sent), await emails(newer)]).toEqual([[first], [first]]);
  await forget({ email: first });
  expect([await emails(sent), (await listBatches(life.database)).length]).toEqual([[first], 1]);
});
