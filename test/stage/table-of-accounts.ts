import type { LocalSpace } from '../../worker/local/local-space.ts';
import type { Browser } from './browser.ts';
import { pageVisitor } from './page-visitor.ts';
import { pasteInto } from './paste.ts';
import { readRowsOnce } from './row-table.ts';
import type { Seen } from './seen.ts';
import { until } from './until.ts';

/** In the template's order; the third person has no password yet and a group that the space does not have. */
const table = `Dupont, Jean, jean.dupont@accounts.example.com, France | Région Nord, 1, apozeiru, en, photographe professionnel
Martin, Christophe, christophe.martin@accounts.example.com,, 0, lmozeirp, fr, numéro de matricule 5162
Roux, Ana, ana.roux@accounts.example.com, France, 1, , fr, , Atelier photo`;

/** Setting up several accounts as an admin does it, with an extension that is connected; then one of them signs in. */
export async function* fromTableToAccounts({
  space,
  browser,
}: {
  space: LocalSpace;
  browser: Browser;
}): AsyncGenerator<Seen> {
  const console = await browser.context.newPage();
  await console.goto(browser.extensionPage('console.html'));
  await console.getByRole('link', { name: 'Set up several accounts' }).click();
  await console.getByRole('textbox').first().waitFor();
  await pasteInto(console, table);
  await console.getByRole('button', { name: 'Review' }).click();
  await console.getByRole('button', { name: 'Make a password' }).click();
  await console.getByText('Everybody has a password.').waitFor();
  await console.getByRole('button', { name: 'See what will happen' }).click();
  await console.getByRole('button', { name: 'Create the missing group when sending' }).click();
  const send = console.getByRole('button', { name: 'Create 3 accounts and send 2 mails' });
  await send.waitFor();
  const mailsBefore = (await space.inbox.mails()).length;
  await send.click();
  await console.locator('[data-testid=phase][data-phase=done]').waitFor();
  const created = await readRowsOnce(
    console,
    'three accounts',
    (rows) => rows.filter(({ state }) => state.split('\n')[0] === 'Account created').length === 3,
  );
  yield {
    step: 'Set up three accounts from a table',
    seen: `${created.length} receipts "Account created", a new group`,
  };

  const mails = await until('the credentials of two', async () => {
    const all = await space.inbox.mails();
    return all.length >= mailsBefore + 2 ? all.length - mailsBefore : null;
  });
  const visitor = pageVisitor(space.origin);
  const person = { email: 'christophe.martin@accounts.example.com', password: 'lmozeirp' };
  const path = await visitor.send('/sign-in', { ...person, next: '/' });
  yield { step: 'Sign in with an initial password', seen: `${mails} mails with credentials; led to ${path}` };
}
