import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Batch, existingRules } from '../../../shared/contract/batch.ts';
import { newSpace, type TestMember } from '../space.ts';
import { holdMailAndHashing } from './held-work.ts';
import { applied, batchOf, changesOf, outcomesOf, planned, row } from './invite-batch.ts';
import { type KnownPerson, knownPerson, newGroup, storedPerson } from './known-person.ts';

let owner: TestMember;
const groups: Record<'a' | 'b' | 'c', string> = { a: '', b: '', c: '' };
beforeEach(async () => {
  owner = await newSpace();
  await holdMailAndHashing();
  groups.a = await newGroup('Groupe A');
  groups.b = await newGroup('Groupe B');
  groups.c = await newGroup('Groupe C');
});

const email = 'known@example.org';
const full = (): KnownPerson => ({ email, labels: ['Old'], groups: [groups.a, groups.b], information: 'old' });
const given = () => ({ labels: ['New', 'Second'], groups: ['Groupe B', groups.c], additionalInformation: 'new' });

/** Applies one row for the person and checks that the plan said the same. */
async function change(existing: Batch['existing'], fields: Partial<Batch['rows'][number]>, more: Partial<Batch> = {}) {
  const batch = { ...batchOf(row(email, fields)), existing, ...more };
  const plan = await planned(owner, batch);
  const receipt = await applied(owner, batch);
  expect(changesOf(receipt)).toEqual(changesOf(plan));
  return { outcome: outcomesOf(receipt)[0], changes: changesOf(receipt)[0] };
}

describe('labels, groups and additional information of people who exist', () => {
  it('are left as they are', async () => {
    await knownPerson(full());
    const before = await storedPerson(email);
    expect(await change('leave', given())).toEqual({ outcome: 'already-member', changes: [] });
    expect(await storedPerson(email)).toEqual(before);
  });

  it('are left as they are, even if there are none', async () => {
    await knownPerson({ email });
    expect(await change('leave', given())).toMatchObject({ changes: [] });
    expect(await storedPerson(email)).toMatchObject({ labels: [], groups: [], information: '' });
  });

  it('are initialised where they are not yet defined', async () => {
    await knownPerson({ email });
    expect(await change('initialise', given())).toMatchObject({
      changes: ['labels', 'additionalInformation', 'groups'],
    });
    expect(await storedPerson(email)).toMatchObject({
      labels: ['New', 'Second'],
      groups: ['Groupe B', 'Groupe C'],
      information: 'new',
    });
  });

  it.each([
    ['labels', ['additionalInformation', 'groups']],
    ['groups', ['labels', 'additionalInformation']],
    ['information', ['labels', 'groups']],
  ] as const)('are initialised field by field: what is there stays, here the %s', async (field, changes) => {
    await knownPerson({ email, [field]: full()[field] });
    const before = await storedPerson(email);
    expect(await change('initialise', given())).toMatchObject({ changes });
    const after = await storedPerson(email);
    expect(after?.[field]).toEqual(before?.[field]);
    expect([after?.labels, after?.groups, after?.information].flat()).not.toContain('');
  });

  it('are replaced', async () => {
    await knownPerson(full());
    expect(await change('replace', given())).toMatchObject({ changes: ['labels', 'additionalInformation', 'groups'] });
    expect(await storedPerson(email)).toMatchObject({
      labels: ['New', 'Second'],
      groups: ['Groupe B', 'Groupe C'],
      information: 'new',
    });
  });

  it.each(existingRules)('are not changed by a row that gives none (%s)', async (existing) => {
    await knownPerson(full());
    const before = await storedPerson(email);
    expect(await change(existing, { labels: [' '], groups: [''], additionalInformation: ' ' })).toMatchObject({
      changes: [],
    });
    expect(await storedPerson(email)).toEqual(before);
  });

  it('are not said to change where the row says what is there already', async () => {
    await knownPerson(full());
    const same = { labels: ['Old', 'OLD'], groups: ['groupe b', groups.a], additionalInformation: 'old' };
    expect(await change('replace', same)).toMatchObject({ changes: [] });
  });

  it('keep the order of labels, and a replacement can change that alone, or how one is written', async () => {
    await knownPerson({ email, labels: ['One', 'Two'] });
    expect(await change('replace', { labels: ['Two', 'One'] })).toMatchObject({ changes: ['labels'] });
    expect(await storedPerson(email)).toMatchObject({ labels: ['Two', 'One'] });
    expect(await change('replace', { labels: ['TWO', 'One'] })).toMatchObject({ changes: ['labels'] });
    expect(await storedPerson(email)).toMatchObject({ labels: ['TWO', 'One'] });
  });

  it('are set as well for people who are invited but have not accepted', async () => {
    await applied(owner, batchOf(row(email)));
    expect(await change('initialise', given())).toEqual({
      outcome: 'already-invited',
      changes: ['labels', 'additionalInformation', 'groups'],
    });
  });

  it('are all set for somebody new, whatever the rule', async () => {
    for (const existing of existingRules) {
      const who = `${existing}@example.org`;
      const receipt = await applied(owner, { ...batchOf(row(who, given())), existing });
      expect(receipt.rows).toMatchObject([{ outcome: 'invited', changes: [] }]);
      expect(await storedPerson(who)).toMatchObject({
        labels: ['New', 'Second'],
        groups: ['Groupe B', 'Groupe C'],
        information: 'new',
      });
    }
  });

  it('are changed by the first row of a person only', async () => {
    await knownPerson({ email });
    const batch = batchOf(
      row(email, { labels: ['First'] }),
      row(email.toUpperCase(), { labels: ['Second'], lastName: 'X' }),
    );
    const receipt = await applied(owner, { ...batch, existing: 'replace' });
    expect(receipt.rows).toMatchObject([{ changes: ['labels'] }, { outcome: 'duplicate', changes: [] }]);
    expect(await storedPerson(email)).toMatchObject({ labels: ['First'], lastName: '' });
  });

  it('stay when the person is suspended', async () => {
    await knownPerson({ ...full(), state: 'suspended' });
    const before = await storedPerson(email);
    expect(await change('replace', given(), { target: { kind: 'group', id: groups.c } })).toEqual({
      outcome: 'refused',
      changes: [],
    });
    expect(await storedPerson(email)).toEqual(before);
  });
});

describe('last name, first name and language', () => {
  const names = { lastName: 'New', firstName: 'Kim', language: 'fr' };

  it.each(existingRules)('are only ever initialised by an import (%s)', async (existing) => {
    await knownPerson({ email, lastName: 'Old' });
    expect(await change(existing, names)).toMatchObject({ changes: ['firstName', 'language'] });
    const named = { lastName: 'Old', firstName: 'Kim', language: 'fr' };
    expect(await storedPerson(email)).toMatchObject(named);
    expect(await change(existing, { lastName: 'X', firstName: 'Y', language: 'de' })).toMatchObject({ changes: [] });
    expect(await storedPerson(email)).toMatchObject(named);
  });

  it('are not set to a language that nobody knows', async () => {
    await knownPerson({ email });
    expect(await change('initialise', { language: 'klingon' })).toMatchObject({ changes: [] });
  });
});

describe('the target of a batch', () => {
  const joining = () => ({ target: { kind: 'group', id: groups.a } }) as const;

  it.each(existingRules)('is joined by everybody, whatever becomes of their own groups (%s)', async (existing) => {
    await knownPerson({ email, groups: [groups.b] });
    expect(await change(existing, {}, joining())).toMatchObject({ changes: ['target'] });
    expect(await storedPerson(email)).toMatchObject({ groups: ['Groupe A', 'Groupe B'] });
    expect(await change(existing, {}, joining())).toMatchObject({ changes: [] });
  });

  it('is joined by new people, too, and not counted as a group of their row', async () => {
    const receipt = await applied(owner, {
      ...batchOf(row(email, { groups: ['Groupe A', 'Groupe B'] })),
      ...joining(),
    });
    expect(receipt.rows).toMatchObject([{ outcome: 'invited', changes: [] }]);
    expect(await storedPerson(email)).toMatchObject({ groups: ['Groupe A', 'Groupe B'] });
  });

  it('is not left when a row replaces the groups', async () => {
    await knownPerson({ email, groups: [groups.a, groups.b] });
    expect(await change('replace', { groups: ['Groupe C'] }, joining())).toMatchObject({ changes: ['groups'] });
    expect(await storedPerson(email)).toMatchObject({ groups: ['Groupe A', 'Groupe C'] });
  });

  it('and groups that stay are not joined anew: since when is kept', async () => {
    await knownPerson({ email, groups: [groups.a, groups.b] });
    await change('replace', { groups: ['Groupe B', 'Groupe C'] }, joining());
    const { results } = await env.DB.prepare(
      'SELECT name FROM group_members JOIN groups ON groups.id = group_id WHERE joined_at = 1 ORDER BY name',
    ).all();
    expect(results).toEqual([{ name: 'Groupe A' }, { name: 'Groupe B' }]);
  });

  it('is joined by nobody who is refused', async () => {
    const batch = { ...batchOf(row('nobody'), row('somebody@example.org')), ...joining() };
    expect(outcomesOf(await applied(owner, batch))).toEqual(['refused', 'invited']);
    expect(await storedPerson('somebody@example.org')).toMatchObject({ groups: ['Groupe A'] });
  });
});
