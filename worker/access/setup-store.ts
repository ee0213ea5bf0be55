/** What the first owner tells about the space and themselves. */
interface Setup {
  spaceName: string;
  spaceLanguage: string;
  memberId: string;
  email: string;
  addressKey: string;
  lastName: string;
  firstName: string;
  language: string;
  passwordHash: string;
  now: number;
}

/** Statements that make the space and its owner, both or none; without effect once there is a space. */
export function setupStatements(db: D1Database, setup: Setup): D1PreparedStatement[] {
  return [
    db
      .prepare(
        `INSERT INTO members (id, email, address_key, last_name, first_name, language, role, state, password_hash,
                              created_at, activated_at)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, 'owner', 'active', ?7, ?8, ?8 WHERE NOT EXISTS (SELECT 1 FROM space)`,
      )
      .bind(
        setup.memberId,
        setup.email,
        setup.addressKey,
        setup.lastName,
        setup.firstName,
        setup.language,
        setup.passwordHash,
        setup.now,
      ),
    db
      .prepare(
        `INSERT INTO space (id, name, language, created_at)
         SELECT 1, ?1, ?2, ?3 WHERE NOT EXISTS (SELECT 1 FROM space)`,
      )
      .bind(setup.spaceName, setup.spaceLanguage, setup.now),
  ];
}
