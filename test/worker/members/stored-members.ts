import { env } from 'cloudflare:workers';
import * as v from 'valibot';
import { Member, MemberSummary } from '../../../shared/contract/member.ts';
import { pageOf } from '../../../shared/contract/page.ts';
import { nameKey } from '../../../shared/people/name-key.ts';
import { newId } from '../../../worker/random.ts';
import { api, type TestMember } from '../space.ts';

/** What a test says of a member; they are active unless told. */
interface GivenMember {
  email: string;
  lastName?: string;
  firstName?: string;
  language?: string;
  state?: 'invited' | 'active' | 'suspended';
  labels?: readonly string[];
  additionalInformation?: string;
}

/** Stores members without a sign-in, however many, in order of time; answers their ids. */
export async function storeMembers(members: readonly GivenMember[]): Promise<string[]> {
  const rows = members.map((member, index) => ({ ...member, id: newId(), at: 1_700_000_000_000 + index }));
  const labels = rows.flatMap(({ id, labels = [] }) => labels.map((label, position) => ({ id, label, position })));
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO members (id, email, address_key, last_name, first_name, language, state, created_at,
                            additional_information)
       SELECT value ->> 'id', value ->> 'email', lower(value ->> 'email'), coalesce(value ->> 'lastName', ''),
              coalesce(value ->> 'firstName', ''), coalesce(value ->> 'language', ''),
              coalesce(value ->> 'state', 'active'), value ->> 'at', coalesce(value ->> 'additionalInformation', '')
         FROM json_each(?)`,
    ).bind(JSON.stringify(rows)),
    env.DB.prepare(
      `INSERT INTO member_labels (member_id, label_key, label, position)
       SELECT value ->> 'id', value ->> 'key', value ->> 'label', value ->> 'position' FROM json_each(?)`,
    ).bind(JSON.stringify(labels.map((each) => ({ ...each, key: nameKey(each.label) })))),
  ]);
  return rows.map(({ id }) => id);
}

/** So many members, `person0@example.org` and on. */
export function people(count: number): GivenMember[] {
  return Array.from({ length: count }, (_, index) => ({ email: `person${index}@example.org` }));
}

const Page = pageOf(MemberSummary);
/** A page of members. */
type MemberPage = v.InferOutput<typeof Page>;

/** A page of a list of members below the API's root; throws unless it is answered with what the contract says. */
export async function pageOfMembers(
  by: TestMember,
  query: Record<string, string> = {},
  path = '/members',
): Promise<MemberPage> {
  const answer = await api(by, 'GET', `/api/v1${path}?${new URLSearchParams(query)}`);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return v.parse(Page, await answer.json());
}

/** The addresses that a query lists, in its order. */
export async function listed(by: TestMember, query: Record<string, string> = {}, path = '/members'): Promise<string[]> {
  const { items } = await pageOfMembers(by, query, path);
  return items.map(({ email }) => email);
}

/** A member with their history; throws unless it is answered with what the contract says. */
export async function memberOf(by: TestMember, id: string): Promise<Member> {
  const answer = await api(by, 'GET', `/api/v1/members/${id}`);
  if (answer.status !== 200) throw new Error(`member: ${answer.status} ${await answer.text()}`);
  return v.parse(Member, await answer.json());
}
