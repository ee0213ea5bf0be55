import type { Batch } from '../../shared/contract/batch.ts';
import { maxNewGroupsPerBatch } from '../../shared/people/limits.ts';
import { sealPassword } from '../access/initial-password.ts';
import type { Environment } from '../environment.ts';
import { currentSecretVersion } from '../link-token.ts';
import { idsInOrder } from '../random.ts';
import { Refusal } from '../refusal.ts';
import { type Settings, settingsOf } from '../settings.ts';
import { batchInput, type SealedRow } from './batch-input.ts';
import { type CheckedRow, checkedRows, withoutEvidence } from './checked-row.ts';
import type { Decision } from './decision-store.ts';
import { groupExists, suggestGroups, unknownGroups } from './group-names-store.ts';
import { groupSpellings } from './group-spelling.ts';
import { sessionExists } from './session-target-store.ts';

/** A batch that somebody sends to be planned or applied. */
export interface BatchOrder {
  /** Null for a plan, which stores nothing. */
  id: string | null;
  batch: Batch;
  /** The member who sends it. */
  by: string;
  now: number;
  newId: () => string;
}

/**
 * Refuses passwords in a batch that invites with `invalid-request` at their place: those people choose their own, and
 * what is not needed is not taken.
 */
export function refuseNeedlessPasswords({ way, rows }: Batch): void {
  if (way !== 'invite') return;
  rows.forEach((row, index) => {
    if (row.password !== '') throw new Refusal({ code: 'invalid-request', at: `rows.${index}.password` });
    if (row.sendCredentials) throw new Refusal({ code: 'invalid-request', at: `rows.${index}.sendCredentials` });
  });
}

/**
 * What planning and applying an order have to know; refuses `not-found` when the group or session that everybody is to
 * join does not exist, and `too-many-groups` when more would be created than any list means. Only what is applied is
 * stored: so only then passwords are sealed, and evidence about people left out.
 */
export async function decisionOf(env: Environment, order: BatchOrder): Promise<Decision> {
  const { batch, id, by, now, newId } = order;
  const target = batch.target?.kind === 'group' ? batch.target.id : null;
  const session = batch.target?.kind === 'session' ? batch.target.id : null;
  if (target !== null && !(await groupExists(env.DB, target))) throw new Refusal({ code: 'not-found' });
  if (session !== null && !(await sessionExists(env.DB, session))) throw new Refusal({ code: 'not-found' });
  const settings = settingsOf(env);
  const checked = checkedRows(batch.rows, idsInOrder(newId));
  const rows = id === null ? checked : checked.map(withoutEvidence);
  const given = groupSpellings(rows, newId);
  const unknown = await unknownGroups(env.DB, given);
  if (batch.createGroups && new Set(unknown.map(({ nameKey }) => nameKey)).size > maxNewGroupsPerBatch) {
    throw new Refusal({ code: 'too-many-groups', most: maxNewGroupsPerBatch });
  }
  const spellings = await suggestGroups(env.DB, given, unknown);
  return {
    way: batch.way,
    existing: batch.existing,
    createGroups: batch.createGroups,
    now,
    batchId: id,
    by,
    target,
    session,
    secretVersion: currentSecretVersion(settings.linkSecrets),
    input: batchInput(rows, spellings, id === null ? [] : await sealedRows(settings, rows)),
  };
}

/** The passwords of rows that may be applied, sealed one by one for their people's addresses. */
function sealedRows(settings: Settings, rows: readonly CheckedRow[]): Promise<SealedRow[]> {
  const sealing = rows.flatMap(({ position, addressKey, password }) =>
    addressKey === null || password === ''
      ? []
      : [sealPassword(settings, addressKey, password).then((sealed) => ({ position, ...sealed }))],
  );
  return Promise.all(sealing);
}
