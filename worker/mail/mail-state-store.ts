/**
 * How far the mail `alias` of the outbox is, as `mailStates` of the contract names it: one that waits says why,
 * `unsettled` after an attempt whose result got lost, `deferred` after one that the mail server put off. What was
 * reported after the sending counts more.
 */
export function mailStateSql(alias: string): string {
  return `CASE
    WHEN ${alias}.id IS NULL THEN 'none'
    WHEN ${alias}.bounced_at IS NOT NULL THEN 'bounced'
    WHEN ${alias}.state = 'sent' AND ${alias}.delivered_at IS NOT NULL THEN 'delivered'
    WHEN ${alias}.state = 'queued' AND ${alias}.unknowns > 0 THEN 'unsettled'
    WHEN ${alias}.state = 'queued' AND ${alias}.attempts > 0 THEN 'deferred'
    ELSE ${alias}.state
  END`;
}

/** Why the mail `alias` of the outbox reached nobody, as `bounceReasons` of the contract names it; or null. */
export function bounceReasonSql(alias: string): string {
  return `iif(${alias}.state = 'failed' OR ${alias}.bounced_at IS NOT NULL, ${alias}.bounce_reason, NULL)`;
}
