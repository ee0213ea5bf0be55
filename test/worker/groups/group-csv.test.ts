import { beforeEach, describe, expect, it } from 'vitest';
import { auditLines } from '../members/audit-lines.ts';
import { cellsOf } from '../members/read-csv.ts';
import { storeMembers } from '../members/stored-members.ts';
import { api, newSpace, type TestMember } from '../space.ts';
import { storeGroup } from './stored-groups.ts';

let owner: TestMember;

beforeEach(async () => {
  owner = await newSpace();
});

async function exported(): Promise<string[][]> {
  const answer = await api(owner, 'GET', '/api/v1/groups.csv');
  return cellsOf(new Uint8Array(await answer.arrayBuffer()));
}

const header = ['Name', 'Id', 'number of members', 'learners', 'pending', 'creation date'];

describe('the export of groups', () => {
  it('has name, id, numbers and the day of creation, in the order of names', async () => {
    const ids = await storeMembers([
      { email: 'a@example.org' },
      { email: 'b@example.org', state: 'invited' },
      { email: 'c@example.org', state: 'suspended' },
    ]);
    const sud = await storeGroup('Sud');
    const est = await storeGroup('Éste', ids);
    expect(await exported()).toEqual([
      header,
      ['Éste', est, '3', '1', '1', '2026-11-03'],
      ['Sud', sud, '0', '0', '0', '2026-11-03'],
    ]);
  });

  it('is written down, with how many they were', async () => {
    await storeGroup('Sud');
    await exported();
    expect(await auditLines()).toEqual([
      { action: 'groups-exported', actor: owner.id, member: null, subject: '', count: 1 },
    ]);
  });

  it('is its header alone in a space without groups', async () => {
    expect(await exported()).toEqual([header]);
  });

  it('has every one of many groups once, and runs nothing in a spreadsheet', async () => {
    const names = Array.from({ length: 501 }, (_, index) => `=cmd|'/C calc'!A${index}`);
    await Promise.all(names.map((name) => storeGroup(name)));
    const found = (await exported()).slice(1).map(([name]) => name);
    expect(found).toHaveLength(501);
    expect(new Set(found)).toEqual(new Set(names));
    const raw = await (await api(owner, 'GET', '/api/v1/groups.csv')).text();
    expect(raw).not.toMatch(/^"?=/m);
  });
});
