import * as v from 'valibot';
import { jsonPayloads } from '../json-payload.ts';
import { type GroupSpelling, withSuggestion } from './group-spelling.ts';
import { namedStatement } from './named-statement-store.ts';
import { type KeyedName, nearestName } from './nearest-name.ts';

/**
 * Groups among which suggestions are looked for, and letters of theirs that names are compared with: about a second.
 */
const groupsAtMost = 5000;
const lettersAtMost = 4_000_000;

const Place = v.object({ place: v.number() });
const Name = v.object({ key: v.string(), name: v.string() });

/** Of the spellings that can only be names, those that mean no group of the space by now. */
export async function unknownGroups(db: D1Database, spellings: readonly GroupSpelling[]): Promise<GroupSpelling[]> {
  const names = spellings.filter(({ idKey }) => idKey === null);
  if (names.length === 0) return [];
  const asked = jsonPayloads(names.map(({ place, nameKey }) => ({ place, nameKey })));
  const { results } = await namedStatement(db, unknownSql, { asked }).all();
  const places = new Set(v.parse(v.array(Place), results).map(({ place }) => place));
  return names.filter(({ place }) => places.has(place));
}

/** The spellings, with a suggestion for the unknown ones among them. */
export async function suggestGroups(
  db: D1Database,
  spellings: readonly GroupSpelling[],
  unknown: readonly GroupSpelling[],
): Promise<GroupSpelling[]> {
  if (unknown.length === 0) return [...spellings];
  const groups = await groupNames(db);
  const letters = groups.reduce((sum, { key }) => sum + key.length, 1);
  const places = new Set(unknown.slice(0, lettersAtMost / letters).map(({ place }) => place));
  return spellings.map((spelling) =>
    places.has(spelling.place) ? withSuggestion(spelling, nearestName(spelling.nameKey, groups)) : spelling,
  );
}

/** Whether there is a group of this id. */
export async function groupExists(db: D1Database, id: string): Promise<boolean> {
  return (await db.prepare('SELECT 1 FROM groups WHERE id = ?1').bind(id).first()) !== null;
}

const unknownSql = `
  SELECT each.value ->> 'place' AS place
    FROM (VALUES :asked) AS payload, json_each(payload.column1) AS each
   WHERE NOT EXISTS (SELECT 1 FROM groups WHERE name_key = each.value ->> 'nameKey')
   ORDER BY place`;

async function groupNames(db: D1Database): Promise<KeyedName[]> {
  const { results } = await db
    .prepare('SELECT name_key AS key, name FROM groups ORDER BY name_key LIMIT ?1')
    .bind(groupsAtMost)
    .all();
  return v.parse(v.array(Name), results);
}
