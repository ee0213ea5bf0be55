import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { decodeText } from '../../../shared/reading/decode-text.ts';
import { readPeople } from '../../../shared/reading/read-people.ts';
import { storeGroup } from '../groups/stored-groups.ts';
import { api, newSpace, type TestMember } from '../space.ts';
import { auditLines } from './audit-lines.ts';
import { cellsOf, rawCellsOf } from './read-csv.ts';
import { people, storeMembers } from './stored-members.ts';

let owner: TestMember;

beforeEach(async () => {
  owner = await newSpace();
});

/** The export of a filter, as octets. */
async function exported(query: Record<string, string> = {}): Promise<Uint8Array> {
  const answer = await api(owner, 'GET', `/api/v1/members.csv?${new URLSearchParams(query)}`);
  if (answer.status !== 200) throw new Error(`export: ${answer.status} ${await answer.text()}`);
  return new Uint8Array(await answer.arrayBuffer());
}

describe('the export of members', () => {
  it('has the thirteen columns, the additional information, names and ids of groups', async () => {
    const [id] = await storeMembers([
      {
        email: 'jean.dupont@gmail.com',
        lastName: 'Dupont',
        firstName: 'Jean',
        language: 'fr',
        state: 'invited',
        labels: ['France', 'Région Nord'],
        additionalInformation: 'matricule 5162',
      },
    ]);
    const b = await storeGroup('Groupe B', [id ?? '']);
    const a = await storeGroup('Groupe A', [id ?? '']);
    await env.DB.prepare('UPDATE members SET activated_at = 1700000060000 WHERE id = ?').bind(id).run();
    expect(cellsOf(await exported({ search: 'dupont' }))).toEqual([
      [
        'id',
        'last name',
        'first name',
        'e-mail',
        'state',
        'role',
        'labels',
        'groups',
        'group ids',
        'language',
        'additional information',
        'created',
        'activated',
      ],
      [
        id,
        'Dupont',
        'Jean',
        'jean.dupont@gmail.com',
        'invited',
        'member',
        'France | Région Nord',
        'Groupe A | Groupe B',
        `${a} | ${b}`,
        'fr',
        'matricule 5162',
        '2023-11-14T22:13:20.000Z',
        '2023-11-14T22:14:20.000Z',
      ],
    ]);
  });

  it('is a file that spreadsheets open as UTF-8, and that no cache keeps', async () => {
    const answer = await api(owner, 'GET', '/api/v1/members.csv');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="members.csv"');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect([...new Uint8Array(await answer.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('has nobody but the header for a filter that nobody fits', async () => {
    expect(cellsOf(await exported({ state: 'suspended' }))).toHaveLength(1);
  });

  it('is filtered as the list is', async () => {
    await storeMembers([
      { email: 'a@example.org', state: 'invited' },
      { email: 'b@example.org', labels: ['Sud'] },
    ]);
    const addresses = async (query: Record<string, string>) =>
      cellsOf(await exported(query))
        .slice(1)
        .map((cells) => cells[3]);
    expect(await addresses({ state: 'invited' })).toEqual(['a@example.org']);
    expect(await addresses({ label: 'SUD' })).toEqual(['b@example.org']);
    expect((await api(owner, 'GET', '/api/v1/members.csv?limit=5')).status).toBe(400);
  });

  it.each([999, 1000, 1001, 2500])('has each of %d people once, in the order of names', async (count) => {
    await storeMembers(people(count).map((person, index) => ({ ...person, lastName: `Name ${(index * 13) % 40}` })));
    const addresses = cellsOf(await exported())
      .slice(1)
      .map((cells) => cells[3]);
    expect(addresses).toHaveLength(count + 1);
    expect(new Set(addresses).size).toBe(count + 1);
  });

  it('runs nothing in a spreadsheet, and our reader takes every cell for what it was', async () => {
    const hostile = [
      '=HYPERLINK("http://evil.example")',
      '+1',
      '-2+3',
      '@SUM(A1)',
      '＝1+1',
      "'=already",
      'a,b;c\t|"d"',
      'two\nlines',
      ' spaces ',
      'O’Brien',
    ];
    await storeMembers(
      hostile.map((text, index) => ({
        email: `hostile${index}@example.org`,
        lastName: text,
        additionalInformation: `${text}\n=1+1`,
        labels: [text],
      })),
    );
    const csv = await exported({ search: 'hostile' });
    expect(
      rawCellsOf(csv)
        .flat()
        .filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell)),
    ).toEqual([]);
    const rows = new Map(cellsOf(csv).map((cells) => [cells[3], cells]));
    for (const [index, text] of hostile.entries()) {
      const cells = rows.get(`hostile${index}@example.org`);
      expect([cells?.[1], cells?.[6], cells?.[10]]).toEqual([text, text, `${text}\n=1+1`]);
    }
  });

  it('can be imported again: our reader finds the people and their fields', async () => {
    const [id] = await storeMembers([
      {
        email: 'jean.dupont@gmail.com',
        lastName: 'Dupont',
        firstName: 'Jean',
        language: 'fr',
        labels: ['France', 'Nord'],
        additionalInformation: 'matricule 5162',
      },
      { email: 'zoe@example.org', lastName: 'Zola', firstName: 'Zoé', language: 'en', state: 'invited' },
    ]);
    await storeGroup('Nord', [id ?? '']);
    const { rows } = readPeople({ kind: 'text', text: decodeText(await exported()).text });
    expect(rows.map(({ person }) => person)).toMatchObject([
      {
        email: 'jean.dupont@gmail.com',
        lastName: 'Dupont',
        firstName: 'Jean',
        language: 'fr',
        labels: ['France', 'Nord'],
        additionalInformation: 'matricule 5162',
      },
      { email: owner.email, lastName: 'Owner', firstName: 'Olive' },
      { email: 'zoe@example.org', lastName: 'Zola', firstName: 'Zoé', language: 'en' },
    ]);
  });

  it('is written down: who took how many people out, before the first of them is sent', async () => {
    await storeMembers(people(3));
    const answer = await api(owner, 'GET', '/api/v1/members.csv?search=person');
    expect(await auditLines()).toEqual([
      { action: 'members-exported', actor: owner.id, member: null, subject: '', count: 3 },
    ]);
    await answer.body?.cancel();
  });
});
