import { env } from 'cloudflare:workers';
import { nameKey } from '../../../shared/people/name-key.ts';
import { newId } from '../../../worker/random.ts';
import { newMember } from '../space.ts';

/** What a test gives somebody who exists before a batch. */
export interface KnownPerson {
  email: string;
  state?: 'invited' | 'active' | 'suspended';
  lastName?: string;
  labels?: string[];
  /** Ids. */
  groups?: string[];
  information?: string;
}

/** Stores somebody with labels, groups and additional information; resolves to the member's id. */
export async function knownPerson(person: KnownPerson): Promise<string> {
  const { labels = [], groups = [], information = '', ...named } = person;
  const { id } = await newMember(named);
  await env.DB.batch([
    env.DB.prepare('UPDATE members SET additional_information = ? WHERE id = ?').bind(information, id),
    ...labels.map((label, position) =>
      env.DB.prepare('INSERT INTO member_labels (member_id, label_key, label, position) VALUES (?, ?, ?, ?)').bind(
        ...[id, nameKey(label), label, position],
      ),
    ),
    ...groups.map((group) =>
      env.DB.prepare('INSERT INTO group_members (group_id, member_id, joined_at) VALUES (?, ?, 1)').bind(group, id),
    ),
  ]);
  return id;
}

/** Stores a group; resolves to its id. */
export async function newGroup(name: string, id: string = newId()): Promise<string> {
  await env.DB.prepare('INSERT INTO groups (id, name, name_key, created_at) VALUES (?, ?, ?, 1)')
    .bind(id, name, nameKey(name))
    .run();
  return id;
}

/** A person as the database holds them: labels in their order, names of groups sorted. */
interface StoredPerson {
  state: string;
  lastName: string;
  firstName: string;
  language: string;
  passwordHash: string | null;
  activatedAt: number | null;
  passwordChangeDue: number;
  information: string;
  labels: string[];
  groups: string[];
}

/** What the database holds of a person, or null if there is none of this canonical address. */
export async function storedPerson(email: string): Promise<StoredPerson | null> {
  const row = await env.DB.prepare(
    `SELECT state, last_name AS lastName, first_name AS firstName, language, password_hash AS passwordHash,
            activated_at AS activatedAt, password_change_due AS passwordChangeDue,
            additional_information AS information,
            (SELECT json_group_array(label ORDER BY position) FROM member_labels WHERE member_id = members.id) AS labels,
            (SELECT json_group_array(name ORDER BY name) FROM group_members JOIN groups ON groups.id = group_id
              WHERE member_id = members.id) AS groups
       FROM members WHERE address_key = ?`,
  )
    .bind(email)
    .first<Omit<StoredPerson, 'labels' | 'groups'> & { labels: string; groups: string }>();
  return row && { ...row, labels: JSON.parse(row.labels), groups: JSON.parse(row.groups) };
}
