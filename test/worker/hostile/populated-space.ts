import { env } from 'cloudflare:workers';
import { sha256 } from '../../../worker/digest.ts';
import { cursorOf } from '../../../worker/page-cursor.ts';
import { newToken } from '../../../worker/random.ts';
import { holdMailAndHashing } from '../batches/held-work.ts';
import { accountsOf, applied, batchOf, row } from '../batches/invite-batch.ts';
import { storeGroup } from '../groups/stored-groups.ts';
import { newOpenSession } from '../paths/open-session.ts';
import { api, newMember, newSpace, type TestMember } from '../space.ts';
import type { Known } from './schema-values.ts';

/** Records of the space by their kind, as parameters of paths name them. */
export interface Records {
  members: string[];
  groups: string[];
  paths: string[];
  sessions: string[];
  invitations: string[];
  batches: string[];
  /** The owner's sign-ins, devices and tokens. */
  ownSignIns: string[];
  /** Devices of admins and tokens, which the owner may end. */
  devices: string[];
  /** Of a member who manages nothing. */
  otherSignIns: string[];
}

/** A space with somebody of every standing, something of every kind, and nothing that goes on by itself. */
export interface PopulatedSpace {
  owner: TestMember;
  /** Somebody who manages nothing, is in a group and is enrolled in a session. */
  member: TestMember;
  /** The `Authorization` header of everybody who may ask, by what they are. */
  callers: Readonly<Record<string, string | null>>;
  records: Records;
  known: Known;
}

/** Makes such a space, in place of whatever was there. */
export async function populatedSpace(): Promise<PopulatedSpace> {
  const owner = await newSpace();
  await holdMailAndHashing();
  const admin = await newMember({
    email: 'admin@example.org',
    firstName: 'Ada',
    role: 'admin',
    passwordHash: 'hash-mark-1',
  });
  const member = await newMember({ email: 'member@example.org', lastName: 'Martin', passwordHash: 'hash-mark-2' });
  const demoted = await newMember({ email: 'demoted@example.org', role: 'admin' });
  const suspended = await newMember({ email: 'suspended@example.org', role: 'admin', state: 'suspended' });
  const revoked = await newMember({ email: 'revoked@example.org', role: 'admin' });
  const expired = await newMember({ email: 'expired@example.org', role: 'admin' });
  await env.DB.batch([
    env.DB.prepare('DELETE FROM sign_ins WHERE member_id = ?').bind(revoked.id),
    env.DB.prepare('UPDATE sign_ins SET expires_at = 1 WHERE member_id = ?').bind(expired.id),
  ]);
  await api(owner, 'PUT', `/api/v1/members/${demoted.id}/role`, { role: 'member' });
  const people = batchOf(
    row('invited@example.org', { lastName: 'Dupont', firstName: 'Jean', labels: ['North'] }),
    row('other@example.org'),
  );
  const batchIds = [crypto.randomUUID(), crypto.randomUUID()];
  const [invited] = (await applied(owner, people, batchIds[0])).rows;
  const accounts = accountsOf(
    row('account@example.org', { lastName: 'Curie', password: 'horse battery 9', sendCredentials: true }),
  );
  await applied(owner, accounts, batchIds[1]);
  const group = await storeGroup('Class A', [member.id, invited?.memberId ?? '']);
  const empty = await storeGroup('Class B');
  const session = await newOpenSession({ path: 'Safety', startsAt: Date.now() + 86_400_000 });
  const reader = await newApiToken(owner, 'read');
  const writer = await newApiToken(owner, 'write');
  const ownSignIns = await idsOf(`sign_ins WHERE member_id = '${owner.id}'`);
  await api(owner, 'POST', `/api/v1/sessions/${session}/groups`, { groupIds: [group] });
  const records: Records = {
    members: await idsOf('members'),
    groups: [group, empty],
    paths: await idsOf('paths'),
    sessions: [session],
    invitations: await idsOf('invitations'),
    batches: batchIds,
    ownSignIns,
    devices: await idsOf(
      "sign_ins WHERE kind <> 'browser' AND member_id IN (SELECT id FROM members WHERE role <> 'member')",
    ),
    otherSignIns: await idsOf(`sign_ins WHERE member_id = '${member.id}'`),
  };
  const { batches, ...others } = records;
  const cursors = await someCursors(owner);
  const known: Known = {
    ids: Object.values(others).flat(),
    batchIds: batches,
    idsOf: {
      ...records,
      'sign-ins': records.ownSignIns,
      groupIds: records.groups,
      memberIds: records.members,
      ids: records.invitations,
      session: records.sessions,
      group: records.groups,
    },
    words: ['Class A', 'North', 'Safety', 'Jean', 'Dupont'],
    wordsOf: {
      email: ['invited@example.org', 'member@example.org', 'new@example.org', 'Other@Example.org', 'owner@example.org'],
      replyTo: ['', 'answers@example.org'],
      language: ['', 'en', 'fr', 'nl_BE'],
      timeZone: ['UTC', 'Europe/Paris'],
      link: ['', 'https://learn.example.org/safety'],
      cursor: cursors,
      after: cursors,
    },
  };
  return {
    owner,
    member,
    callers: {
      nobody: null,
      owner: `Bearer ${owner.token}`,
      admin: `Bearer ${admin.token}`,
      member: `Bearer ${member.token}`,
      demoted: `Bearer ${demoted.token}`,
      suspended: `Bearer ${suspended.token}`,
      revoked: `Bearer ${revoked.token}`,
      expired: `Bearer ${expired.token}`,
      reader: `Bearer ${reader}`,
      writer: `Bearer ${writer}`,
      browser: `Bearer ${owner.cookie.split('=')[1]}`,
      stranger: `Bearer ${newToken()}`,
    },
    records,
    known,
  };
}

/** Who stands behind an `Authorization` header now, told by the database: what may be done is judged by this. */
export async function standingOf(
  authorization: string | null,
): Promise<{ role: string; scope: string; kind: string } | null> {
  const token = authorization?.slice('Bearer '.length);
  if (!token) return null;
  return env.DB.prepare(
    `SELECT role, scope, kind FROM sign_ins JOIN members ON members.id = member_id
      WHERE token_hash = ?1 AND state = 'active' AND expires_at > ?2 AND kind <> 'browser'`,
  )
    .bind(await sha256(token), Date.now())
    .first();
}

async function idsOf(rows: string): Promise<string[]> {
  const { results } = await env.DB.prepare(`SELECT id FROM ${rows} ORDER BY id`).all<{ id: string }>();
  return results.map(({ id }) => id);
}

/** Places in lists, as the API tells them and as somebody may have tampered with them. */
async function someCursors(owner: TestMember): Promise<string[]> {
  const lists = [
    'members?limit=1',
    'members?limit=1&sort=newest',
    'groups?limit=1',
    'audit?limit=1',
    'invitations?limit=1',
  ];
  const pages = await Promise.all(
    lists.map(async (list) => (await api(owner, 'GET', `/api/v1/${list}`)).json<{ next: string }>()),
  );
  const tampered = [
    { at: Number.MAX_SAFE_INTEGER, id: 'f'.repeat(24) },
    { at: -1, id: '0'.repeat(24) },
    { key: '\0', id: '' },
    { name: '%', key: '%', id: '%' },
  ];
  return [...pages.map(({ next }) => next), ...tampered.map(cursorOf)];
}

async function newApiToken(owner: TestMember, scope: 'read' | 'write'): Promise<string> {
  const answer = await api(owner, 'POST', '/api/v1/tokens', { label: 'Program', scope, days: 1 });
  return (await answer.json<{ token: string }>()).token;
}
