import { type Undo, undoDays } from '../../shared/contract/undo.ts';
import type { Environment } from '../environment.ts';
import { Refusal } from '../refusal.ts';
import { tellingLists } from '../upkeep/telling-lists.ts';
import { findUndo, isUndoChanged, type KnownUndo, readRemoved, undoRows } from './undo-store.ts';

const undoTime = undoDays * 86_400_000;

/** Says what taking a batch back would do or did; refuses `not-found`. */
export async function planUndo(db: D1Database, batchId: string, now: number): Promise<Undo> {
  const known = await findUndo(db, batchId, now);
  if (!known) throw new Refusal({ code: 'not-found' });
  return told(known);
}

/** Who takes a batch back, and what of it they saw. */
interface UndoOrder {
  batchId: string;
  seen: readonly string[];
  by: string;
  now: number;
  newId: () => string;
}

/**
 * Takes a batch back exactly once; any number of orders get the same answer. Refuses `not-found`, `undo-too-late`, and
 * `plan-changed` when a row would become something else than was seen; then nothing is changed. Who is removed by it is not
 * erased in the sense of `erasures`: the lists of the browsers keep them, so that a list can be corrected and sent again.
 */
export async function undoBatch(env: Environment, order: UndoOrder): Promise<Undo> {
  const { batchId, seen, by, now, newId } = order;
  const planned = await findUndo(env.DB, batchId, now);
  if (!planned) throw new Refusal({ code: 'not-found' });
  if (planned.undoneAt !== null) return told(planned);
  if (now > planned.appliedAt + undoTime) throw new Refusal({ code: 'undo-too-late' });
  const removed = await readRemoved(env.DB, batchId, now);
  const lists = await tellingLists(env.DB, removed);
  const { title } = planned;
  try {
    await undoRows(env.DB, { batchId, title, now, by, auditId: newId(), seen, tellingLists: lists });
  } catch (error) {
    // A twin was faster, or the database's answer to this very attempt got lost.
    const found = await findUndo(env.DB, batchId, now);
    if (found?.undoneAt != null) return told(found);
    if (isUndoChanged(error)) throw new Refusal({ code: 'plan-changed' });
    throw error;
  }
  return planUndo(env.DB, batchId, now);
}

function told({ title: _, ...known }: KnownUndo): Undo {
  return { ...known, until: known.appliedAt + undoTime };
}
