import { env } from 'cloudflare:workers';
import { beforeEach, expect, it } from 'vitest';
import type { Batch, BatchRow } from '../../../shared/contract/batch.ts';
import { readPeople } from '../../../shared/reading/read-people.ts';
import { unsealPassword } from '../../../worker/access/initial-password.ts';
import { settingsOf } from '../../../worker/settings.ts';
import { newSpace, type TestMember } from '../space.ts';
import { holdMailAndHashing } from './held-work.ts';
import { accountsOf, applied, planned, row } from './invite-batch.ts';
import { newGroup, storedPerson } from './known-person.ts';

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
  await holdMailAndHashing();
});

const lines = `Dupont, Jean, jean.dupont@gmail.com, France | Région Nord, 1, apozeiru, en, photographe professionnel
Martin, Christophe, christophe.martin@gmail.com,, 0, lmozeirp, fr, numéro de matricule 5162, 50eeb008202607fb68d441cb | 34eeb008202607fb68d441aa
`;

/** The lines as our own reader reads them: spaces around cells, an empty cell, a missing last one. */
function asRead(): Batch {
  const rows = readPeople({ kind: 'text', text: lines }).rows.map(({ person }): BatchRow => {
    const { email, sendCredentials, ...fields } = person;
    return row(email, { ...fields, sendCredentials: sendCredentials ?? false });
  });
  return accountsOf(...rows);
}

it('the two lines of the template import as they stand', async () => {
  await newGroup('Vendeurs', '50eeb008202607fb68d441cb');
  await newGroup('Paris', '34eeb008202607fb68d441aa');
  const plan = await planned(owner, asRead());
  expect(plan.rows).toMatchObject([
    { outcome: 'created', problems: [], mail: 'credentials', mailLanguage: 'en' },
    { outcome: 'created', problems: [], mail: null },
  ]);
  expect(plan.groups.map(({ name }) => name)).toEqual(['Vendeurs', 'Paris']);
  const receipt = await applied(owner, asRead());
  expect(receipt.rows.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
  expect(await storedPerson('jean.dupont@gmail.com')).toMatchObject({
    state: 'active',
    lastName: 'Dupont',
    firstName: 'Jean',
    labels: ['France', 'Région Nord'],
    language: 'en',
    information: 'photographe professionnel',
    groups: [],
  });
  expect(await storedPerson('christophe.martin@gmail.com')).toMatchObject({
    state: 'active',
    lastName: 'Martin',
    firstName: 'Christophe',
    labels: [],
    language: 'fr',
    information: 'numéro de matricule 5162',
    groups: ['Paris', 'Vendeurs'],
  });
  expect(await passwordOf('jean.dupont@gmail.com')).toBe('apozeiru');
  expect(await passwordOf('christophe.martin@gmail.com')).toBe('lmozeirp');
});

it('the second line of the template says which of its groups the space does not have', async () => {
  await newGroup('Paris', '34eeb008202607fb68d441aa');
  expect((await applied(owner, asRead())).rows).toMatchObject([
    { outcome: 'created' },
    { outcome: 'refused', problems: [{ code: 'group-unknown', evidence: '50eeb008202607fb68d441cb' }] },
  ]);
});

async function passwordOf(email: string): Promise<string | null> {
  const kept = await env.DB.prepare(
    `SELECT sealed, secret_version AS secretVersion
       FROM initial_passwords JOIN members ON members.id = member_id WHERE address_key = ?`,
  )
    .bind(email)
    .first<{ sealed: string; secretVersion: number }>();
  return kept && unsealPassword(settingsOf(env), email, kept);
}
