/** Milliseconds of a day. */
const day = 86_400_000;

/**
 * SQL that counts the mails of a transaction that admins have caused, and fails it where they would be more than `most`
 * on one day (UTC), see `isMailDayFull`. It comes after the mails are in the outbox, and behind a `WITH` that makes the
 * table `offers`: its `mail_id`s are the ids of the mails that there might have been. `now` is the parameter's name.
 */
export function mailDaySql(most: number, { now, offers }: { now: string; offers: string }): string {
  return `
  INSERT INTO mail_days (day, mails, most)
  SELECT CAST(${now} / ${day} AS INTEGER), count(*), ${Math.trunc(most)}
    FROM ${offers} CROSS JOIN outbox ON outbox.id = ${offers}.mail_id
  HAVING count(*) > 0
      ON CONFLICT (day) DO UPDATE SET mails = mails + excluded.mails, most = excluded.most`;
}

/**
 * The statement that counts the mails which the statement right before it put into the outbox, for mails that are made
 * within the bound.
 */
export function countMailsStatement(db: D1Database, { now, most }: { now: number; most: number }): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO mail_days (day, mails, most) SELECT ?1, changes(), ?2 WHERE changes() > 0
           ON CONFLICT (day) DO UPDATE SET mails = mails + excluded.mails, most = excluded.most`,
    )
    .bind(Math.floor(now / day), most);
}

/** Whether a transaction failed because no more mails may be caused on this day. */
export function isMailDayFull(error: unknown): boolean {
  return error instanceof Error && error.message.includes('CHECK constraint failed: too_many_mails');
}

/** Seconds from the moment `now` until the next day (UTC) begins. */
export function secondsLeftOfDay(now: number): number {
  return Math.ceil((day - (now % day)) / 1000);
}
