import { env } from 'cloudflare:workers';
import { beforeEach, expect, it } from 'vitest';
import { holdMailAndHashing } from '../batches/held-work.ts';
import { accountsOf, applied, batchOf, outcomesOf, row } from '../batches/invite-batch.ts';
import { newOpenSession } from '../paths/open-session.ts';
import { newSpace, type TestMember } from '../space.ts';
import { fatesOf, undone } from './undone.ts';

let owner: TestMember;
let id: string;
beforeEach(async () => {
  owner = await newSpace();
  id = crypto.randomUUID();
  await holdMailAndHashing();
});

it('a group that the batch made stays when a session has enrolled it since', async () => {
  await applied(owner, { ...batchOf(row('a@example.org', { groups: ['North', 'South'] })), createGroups: true }, id);
  const session = await newOpenSession();
  await env.DB.prepare(
    "INSERT INTO session_groups (session_id, group_id, enrolled_at) SELECT ?, id, 1 FROM groups WHERE name = 'North'",
  )
    .bind(session)
    .run();
  expect(await undone(owner, id)).toMatchObject({ rows: [{ fate: 'removed' }], groupsDeleted: 1 });
  expect((await env.DB.prepare('SELECT name FROM groups').all()).results).toEqual([{ name: 'North' }]);
});

it('an invitation that an admin had revoked before the account was set up stays revoked', async () => {
  await applied(owner, batchOf(row('a@example.org')));
  await env.DB.prepare("UPDATE invitations SET state = 'revoked', ended_at = created_at - 1").run();
  await new Promise((resolve) => setTimeout(resolve, 3));
  const account = row('a@example.org', { password: 'correct horse', sendCredentials: true });
  expect(outcomesOf(await applied(owner, accountsOf(account), id))).toEqual(['activated']);
  expect(fatesOf(await undone(owner, id))).toEqual(['account-removed']);
  expect(await env.DB.prepare('SELECT state FROM invitations').first('state')).toBe('revoked');
});
