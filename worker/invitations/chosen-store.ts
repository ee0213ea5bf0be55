/** Invitations that something is done to, and all that the statements about it bind. */
export interface ChosenInvitations {
  now: number;
  /** Each with the id of the mail that it may get. */
  chosen: readonly { id: string; mailId: string }[];
}

/**
 * Makes statements about chosen invitations. Their SQL may use `?1` now, the table `input` with `id` and `mail_id`, and
 * from `?3` on what is bound besides.
 */
export function chosenStatements(
  db: D1Database,
  { now, chosen }: ChosenInvitations,
): (sql: string, ...bound: (string | number)[]) => D1PreparedStatement {
  const input = JSON.stringify(chosen);
  // `?1 > 0` names the first parameter, which not every statement needs: SQLite counts up to the last one that is
  // named.
  return (sql, ...bound) =>
    db
      .prepare(
        sql.replace(
          'WITH input',
          `WITH input AS (SELECT each.value ->> 'id' AS id, each.value ->> 'mailId' AS mail_id
                            FROM json_each(?2) AS each WHERE ?1 > 0)`,
        ),
      )
      .bind(now, input, ...bound);
}

/** Milliseconds for which a new link is valid. */
export const lifetimeSql = '(SELECT invitation_days * 86400000 FROM space)';
