import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { batch, importBatches, rows } from '../../extension/batches/batch-store.ts';
import { forgottenRow } from '../../extension/batches/forgotten-row.ts';
import { renewImport } from '../../extension/batches/renewed-import.ts';
import { replaceRowsOf } from '../../extension/batches/row-store.ts';
import { summarise } from '../../extension/batches/row-summary.ts';
import type { SpaceClient } from '../../extension/spaces/space-client.ts';
import { syncPass } from '../../extension/sync/pass.ts';
import { undoable, undoPlanned } from '../../extension/undo/undo-import.ts';
import { undoDays } from '../../shared/contract/undo.ts';
import { type BrowserLife, connectTo, startLife } from './browser-life.ts';
import { startContractSpace } from './contract-space.ts';
import { approvedBatch, people } from './people.ts';

const month = undoDays * 86_400_000;

let life: BrowserLife;
let space: { address: string };
beforeEach(async () => {
  const started = await startContractSpace();
  onTestFinished(() => started.close());
  life = startLife();
  await connectTo(life, started);
  space = started;
});

/** A batch of so many people that was sent; answers its id. */
async function sent(count: number): Promise<string> {
  const id = await approvedBatch(life, space, people(count));
  await syncPass(life);
  return id;
}

test('what of an import was sent within the month can be taken back, last part first; the rest is told apart', async () => {
  const ids = [];
  for (const part of [0, 1, 2]) {
    const id = await sent(1);
    await life.database.batches.update(id, { part, appliedAt: part === 0 ? 0 : month });
    ids.push(id);
  }
  const found = await Promise.all(ids.map((id) => batch(life.database, id)));
  const { open, late } = undoable(
    found.flatMap((each) => each ?? []),
    month,
  );
  expect(open.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
  expect(late.map(({ id }) => id)).toEqual([ids[0]]);
});

test('rows of a batch that was taken back say what became of them before the space is asked again', async () => {
  const batchId = await sent(2);
  const fates = (await rows(life.database, batchId)).map(({ id }, at) => ({
    id,
    fate: at === 0 ? ('removed' as const) : ('kept' as const),
    why: at === 0 ? null : ('in-use' as const),
    changes: [],
  }));
  const undo = { batchId, appliedAt: 1, until: month, undoneAt: 5, rows: fates };
  const answer = { value: { ...undo, mailsLeft: 0, mailsCancelled: 0, groupsDeleted: 0 } };
  // The assertion: it is asked for nothing else.
  const ask: SpaceClient['ask'] = async () => answer as never;
  await undoPlanned(life.database, ask, [answer.value], { now: () => 7, onProgress: () => {} });
  expect((await rows(life.database, batchId)).map(({ receipt }) => receipt?.undone?.fate)).toEqual(['removed', 'kept']);
  // Who is gone is counted as invited no more, neither here nor in an import of which this is a part.
  expect(summarise(await rows(life.database, batchId))).toMatchObject({ takenBack: 1, outcomes: { invited: 1 } });
  expect(await batch(life.database, batchId)).toMatchObject({ undoneAt: 5, followAt: 7 });
});

test('an import that was taken back is copied for another sending, without whom the space wanted to be forgotten', async () => {
  const id = await sent(2);
  expect(await renewImport(life.database, id, 9)).toBeNull();
  const target = { kind: 'group', id: 'a'.repeat(24), name: 'Nord' } as const;
  await life.database.batches.update(id, { undoneAt: 5, existing: 'replace', target });
  const before = await rows(life.database, id);
  await replaceRowsOf(
    life.database,
    id,
    before.map((row, at) => (at === 1 ? forgottenRow(row) : row)),
  );
  const renewed = await renewImport(life.database, id, 9);
  expect(await importBatches(life.database, renewed ?? '')).toMatchObject([
    { id: renewed, stage: 'review', part: 0, createdAt: 9, name: 'New people', existing: 'replace', target },
  ]);
  const copied = await rows(life.database, renewed ?? '');
  expect(copied).toMatchObject([{ person: before[0]?.person, receipt: null, planned: null }]);
  expect(copied[0]?.id).not.toBe(before[0]?.id);
  expect(await rows(life.database, id)).toHaveLength(2);
});
