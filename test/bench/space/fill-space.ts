import type { BenchSpace } from './bench-space.ts';

/** People that one statement makes. */
const atATime = 50_000;

/** People from `?1` to before `?2`; `i` is the number of one, of which ids are made that begin with a letter each. */
const numbers = 'WITH RECURSIVE n (i) AS (SELECT ?1 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?2)';
const id = (letter: string) => `printf('${letter}%023x', i)`;

/** As the worker would have left them: with the keys that it finds and orders people by. */
const members = (state: 'active' | 'invited') => `
  INSERT INTO members (id, email, address_key, last_name, first_name, language, state, created_at, activated_at,
                       list_key, list_key_of, address_digest)
  ${numbers}
  SELECT ${id('a')}, 'filled.' || i || '@school.example.org', 'filled.' || i || '@school.example.org',
         'Dupont ' || i, 'Ana', 'fr', '${state}', 1700000000000 + i, ${state === 'active' ? '1700000000000 + i' : 'NULL'},
         'dupont ' || i || char(10) || 'ana' || char(10) || 'filled.' || i || '@school.example.org',
         'Dupont ' || i || char(10) || 'Ana' || char(10) || 'filled.' || i || '@school.example.org',
         '1:' || lower(hex(randomblob(32)))
    FROM n`;

/** Fills a space with so many active members. */
export async function fillWithMembers(space: BenchSpace, count: number): Promise<void> {
  await inParts(space, count, [members('active')]);
}

/** Fills a space with so many people who are invited, each with a mail in the outbox that has left. */
export async function fillWithInvited(space: BenchSpace, count: number): Promise<void> {
  await inParts(space, count, [
    members('invited'),
    `INSERT INTO invitations (id, member_id, state, secret_version, created_at, expires_at, mailed_at)
     ${numbers} SELECT ${id('b')}, ${id('a')}, 'pending', 1, unixepoch() * 1000, unixepoch() * 1000 + 2592000000,
                       unixepoch() * 1000 FROM n`,
    `INSERT INTO outbox (id, kind, member_id, subject_id, generation, state, attempts, due_at, created_at, settled_at)
     ${numbers} SELECT ${id('c')}, 'invitation', ${id('a')}, ${id('b')}, 1, 'sent', 1, 0, unixepoch() * 1000,
                       unixepoch() * 1000 FROM n`,
  ]);
}

/** Fills a space with groups, of so many of its filled members each, one after the other. */
export async function fillWithGroups(space: BenchSpace, groups: number, membersOfEach: number): Promise<void> {
  await inParts(space, groups, [
    `INSERT INTO groups (id, name, name_key, created_at)
     ${numbers} SELECT ${id('d')}, 'Group ' || i, 'group ' || i, 1700000000000 FROM n`,
  ]);
  await inParts(space, groups * membersOfEach, [
    `INSERT INTO group_members (group_id, member_id, joined_at)
     ${numbers} SELECT printf('d%023x', i / ${membersOfEach}), ${id('a')}, 1700000000000 FROM n`,
  ]);
}

async function inParts(space: BenchSpace, count: number, statements: readonly string[]): Promise<void> {
  for (let start = 0; start < count; start += atATime) {
    const values = [start, Math.min(count, start + atATime)];
    await space.bareSql(...statements.map((sql) => ({ sql, values })));
  }
}
