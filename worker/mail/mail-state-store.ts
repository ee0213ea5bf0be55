/**
 * How far the mail `alias` of the outbox is, as `mailStates` of the contract names it: one that waits says why,
 * `unsettled` after an attempt whose result got lost, `deferred` after one that the mail server put off.
 */
export function mailStateSql(alias: string): string {
  return `CASE
    WHEN ${alias}.id IS NULL THEN 'none'
    WHEN ${alias}.state = 'queued' AND ${alias}.unknowns > 0 THEN 'unsettled'
    WHEN ${alias}.state = 'queued' AND ${alias}.attempts > 0 THEN 'deferred'
    ELSE ${alias}.state
  END`;
}
