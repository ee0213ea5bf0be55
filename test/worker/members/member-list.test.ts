import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { listMembers } from '../../../worker/members/member-list-store.ts';
import { keepUp } from '../../../worker/upkeep/keep-up.ts';
import { storeGroup } from '../groups/stored-groups.ts';
import { api, newMember, newSpace, sendForm, type TestMember } from '../space.ts';
import { listed, pageOfMembers, people, storeMembers } from './stored-members.ts';

let owner: TestMember;

beforeEach(async () => {
  owner = await newSpace();
});

/** What the list says of everybody but the owner. */
const others = async (query: Record<string, string> = {}, path?: string) =>
  (await listed(owner, query, path)).filter((email) => email !== owner.email);

describe('the list of members', () => {
  it('says of each what others may know, and nothing more', async () => {
    const [id] = await storeMembers([
      {
        email: 'Jean.Dupont@example.org',
        lastName: 'Dupont',
        firstName: 'Jean',
        language: 'fr',
        state: 'invited',
        labels: ['Région Nord', 'France'],
        additionalInformation: 'matricule 5162',
      },
    ]);
    const second = await storeGroup('Équipe B', [id ?? '']);
    const first = await storeGroup('equipe A', [id ?? '']);
    const page = await pageOfMembers(owner);
    expect(page.items.find((each) => each.id === id)).toEqual({
      id,
      email: 'Jean.Dupont@example.org',
      lastName: 'Dupont',
      firstName: 'Jean',
      language: 'fr',
      role: 'member',
      state: 'invited',
      labels: ['Région Nord', 'France'],
      groups: [
        { id: first, name: 'equipe A' },
        { id: second, name: 'Équipe B' },
      ],
      createdAt: 1_700_000_000_000,
    });
    expect(page).toMatchObject({ total: 2, next: null });
    expect(await (await api(owner, 'GET', '/api/v1/members')).text()).not.toContain('matricule');
  });

  it('is in the order of names, whatever their case and accents, or the newest first', async () => {
    await storeMembers([
      { email: 'c@example.org', lastName: 'Zidane' },
      { email: 'b@example.org', lastName: 'Émile', firstName: 'Zoé' },
      { email: 'a@example.org', lastName: 'emile', firstName: 'Abel' },
      { email: 'd@example.org', lastName: 'Faure' },
      { email: 'nameless@example.org' },
    ]);
    expect(await others()).toEqual([
      'nameless@example.org',
      'a@example.org',
      'b@example.org',
      'd@example.org',
      'c@example.org',
    ]);
    expect(await others({ sort: 'newest' })).toEqual([
      'nameless@example.org',
      'd@example.org',
      'a@example.org',
      'b@example.org',
      'c@example.org',
    ]);
  });

  it('follows a name that the person changes', async () => {
    const ada = await newMember({ email: 'ada@example.org', lastName: 'Lovelace', firstName: 'Ada' });
    expect(await others({ search: 'lovelace' })).toEqual([ada.email]);
    await sendForm('/profile', { firstName: 'Augusta', lastName: 'King', language: 'en' }, ada);
    expect(await others({ search: 'lovelace' })).toEqual([]);
    expect(await others({ search: 'augusta king' })).toEqual([ada.email]);
  });

  it('finds by its old name nobody whose name changes while lists are read', async () => {
    const [id] = await storeMembers([{ email: 'a@example.org', lastName: 'Before' }]);
    await Promise.all([
      listed(owner, { search: 'before' }),
      env.DB.prepare("UPDATE members SET last_name = 'Behind' WHERE id = ?").bind(id).run(),
      listed(owner, { search: 'before' }),
    ]);
    expect(await listed(owner, { search: 'before' })).toEqual([]);
    expect(await listed(owner, { search: 'behind' })).toEqual(['a@example.org']);
  });

  it('is prepared by cron after a large import, so that nobody waits for it', async () => {
    await storeMembers(people(1200));
    const waiting = () => env.DB.prepare("SELECT count(*) FROM members WHERE list_key = ''").first('count(*)');
    expect(await waiting()).toBe(1201);
    await keepUp(env, Date.now());
    expect(await waiting()).toBe(0);
  });

  it('is empty but for the owner in a new space', async () => {
    expect(await pageOfMembers(owner)).toMatchObject({ items: [{ role: 'owner' }], next: null, total: 1 });
    expect(await pageOfMembers(owner, { state: 'invited' })).toEqual({ items: [], next: null, total: 0 });
  });

  it('takes a thousand new people in its stride', async () => {
    await storeMembers(people(1000));
    const page = await pageOfMembers(owner, { limit: '200' });
    expect(page).toMatchObject({ total: 1001 });
    expect(page.items).toHaveLength(200);
  });
});

describe('searching members', () => {
  beforeEach(async () => {
    await storeMembers([
      { email: 'jean.dupont@gmail.com', lastName: 'Dupont', firstName: 'Jean' },
      { email: 'elodie@mail.example.org', lastName: 'Lefèvre', firstName: 'Élodie' },
      { email: 'obrien@example.ie', lastName: "O'Brien", firstName: 'Seán' },
      { email: 'nguyen@example.vn', lastName: 'Nguyễn', firstName: 'Văn' },
      { email: 'sonja@example.ru', lastName: 'Достоевская', firstName: 'Соня' },
      { email: 'hundred_percent@example.org', lastName: 'Muster' },
    ]);
  });

  it.each([
    ['dupont', ['jean.dupont@gmail.com']],
    ['  JEAN   dup ', ['jean.dupont@gmail.com']],
    ['Jean.Dupont@Gmail.com', ['jean.dupont@gmail.com']],
    ['jean.dup', ['jean.dupont@gmail.com']],
    ['elodie', ['elodie@mail.example.org']],
    ['ÉLODIE lefevre', ['elodie@mail.example.org']],
    ["o'brien", ['obrien@example.ie']],
    ['O’Brien', ['obrien@example.ie']],
    ['nguyen van', ['nguyen@example.vn']],
    ['достоевская', ['sonja@example.ru']],
    ['dupont elodie', []],
    ['%', []],
    ['j_an', []],
    ['d_percent', ['hundred_percent@example.org']],
    ['*', []],
    ["' OR 1=1 --", []],
    ['"', []],
  ])('for %s finds %j', async (search, expected) => {
    const page = await pageOfMembers(owner, { search });
    expect(page.items.map(({ email }) => email)).toEqual(expected);
    expect(page.total).toBe(expected.length);
  });

  it('looks at ten words and bears any number of them', async () => {
    expect(await others({ search: 'j e a n d u p o n t z z z z' })).toEqual(['jean.dupont@gmail.com']);
    expect(await others({ search: 'a '.repeat(100) })).not.toEqual([]);
  });

  it('is refused when it is longer than any name', async () => {
    const answer = await api(owner, 'GET', `/api/v1/members?search=${'a'.repeat(201)}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ problem: { code: 'invalid-request', at: 'search' } });
  });
});

describe('filters of the list', () => {
  it('choose by state, language, label and group, and all that is given holds', async () => {
    const [a, b, c] = await storeMembers([
      { email: 'a@example.org', language: 'fr', labels: ['Région Nord'] },
      { email: 'b@example.org', state: 'invited', labels: ['region  NORD', 'France'] },
      { email: 'c@example.org', state: 'suspended', language: 'fr' },
    ]);
    const group = await storeGroup('Nord', [a ?? '', b ?? '', c ?? '']);
    expect(await others({ state: 'suspended' })).toEqual(['c@example.org']);
    expect(await others({ language: 'fr' })).toEqual(['a@example.org', 'c@example.org']);
    expect(await others({ language: '' })).toEqual(['b@example.org']);
    expect(await others({ label: 'RÉGION nord' })).toEqual(['a@example.org', 'b@example.org']);
    expect(await others({ group })).toEqual(['a@example.org', 'b@example.org', 'c@example.org']);
    expect(await others({ group, label: 'Région Nord', state: 'active', search: 'a@' })).toEqual(['a@example.org']);
    expect(await others({ group: '0'.repeat(24) })).toEqual([]);
  });

  it.each([
    ['state', 'erased'],
    ['group', 'Nord'],
    ['sort', 'email'],
    ['limit', '0'],
    ['limit', '201'],
    ['limit', '1e2'],
    ['role', 'owner'],
    ['additionalInformation', 'x'],
  ])('refuse %s=%s', async (name, value) => {
    const answer = await api(owner, 'GET', `/api/v1/members?${name}=${value}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ problem: { code: 'invalid-request', at: name } });
  });
});

describe('labels', () => {
  it('are listed by name with how many people have each, however it is written', async () => {
    expect(await (await api(owner, 'GET', '/api/v1/labels')).json()).toEqual({ labels: [] });
    await storeMembers([
      { email: 'a@example.org', labels: ['Sud', 'Étudiant'] },
      { email: 'b@example.org', labels: ['SUD'] },
    ]);
    const { labels } = await (await api(owner, 'GET', '/api/v1/labels')).json<{ labels: { name: string }[] }>();
    expect(labels).toEqual([
      { name: 'Étudiant', members: 1 },
      { name: expect.stringMatching(/^sud$/i), members: 2 },
    ]);
  });
});

describe('at any size, the list', () => {
  it.each([
    ['name', 'members_by_list_key'],
    ['newest', 'members_by_creation'],
  ] as const)(
    'in the order of %s is read in the order of an index, and people are never sorted',
    async (sort, index) => {
      const asked: string[] = [];
      const watched = new Proxy(env.DB, {
        get: (db, name: keyof D1Database) => (name === 'prepare' ? note : db[name].bind(db)),
      });
      const note = (sql: string) => {
        asked.push(sql);
        return env.DB.prepare(sql);
      };
      const filter = { search: 'a', state: 'active', language: '', label: 'b', group: '0'.repeat(24) } as const;
      await listMembers(watched, { ...filter, sort, limit: 10 });
      const page = asked.find((sql) => sql.includes('WITH page'));
      const chosen = /AS MATERIALIZED \((.*)\)\s+SELECT/s.exec(page ?? '')?.[1] ?? '';
      const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${chosen}`)
        .bind(...Array.from(chosen.matchAll(/\?/g), () => null))
        .all<{ detail: string }>();
      const steps = results.map(({ detail }) => detail);
      expect(steps[0]).toMatch(new RegExp(`^SCAN m USING (COVERING )?INDEX ${index}$`));
      expect(steps.join()).not.toContain('TEMP B-TREE');
    },
  );
});
