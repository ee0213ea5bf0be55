import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from '../stage/browser.ts';
import { connectAtOnce } from '../stage/connect-extension.ts';
import { pasteInto } from '../stage/paste.ts';
import { until } from '../stage/until.ts';
import { startWholeStage, type WholeStage } from '../stage/whole-stage.ts';

let stage: WholeStage;
let browser: Browser;
beforeAll(async () => {
  stage = await startWholeStage({ cronSeconds: 3, language: 'fr' });
  browser = stage.extension.browser;
  await (await connectAtOnce(browser, stage.space.origin, stage.owner)).close();
});
afterAll(() => stage?.end());

test('an admin who reads French sets accounts up from a table, and French credentials leave', async () => {
  const page = await browser.context.newPage();
  await page.goto(browser.extensionPage('console.html'));
  await page.getByRole('heading', { name: 'Créer > Utilisateur' }).waitFor();
  await page.getByRole('link', { name: 'Créer plusieurs comptes' }).click();
  await page.getByRole('heading', { name: 'Créer plusieurs comptes' }).waitFor();
  await page.getByRole('textbox').first().waitFor();
  await pasteInto(
    page,
    'Nom;Prénom;E-mail;Envoi des identifiants (1/0);Mot de passe;Langue\nRoux;Ana;ana.roux@school.example.com;1;apozeiru7;français',
  );
  await page.getByRole('button', { name: 'Vérifier' }).click();
  await page.getByText('Ces personnes reçoivent un compte aussitôt.').waitFor();
  await page.getByText('Chaque personne a un mot de passe.').waitFor();
  await page.getByRole('button', { name: 'Voir ce qui va se passer' }).click();
  const plan = page.getByTestId('plan');
  await plan.getByText('1 compte sera créé, utilisable aussitôt.').waitFor();
  await plan.getByText('1 mail d’identifiants en français').waitFor();
  await plan.getByRole('button', { name: 'Créer 1 compte et envoyer 1 mail' }).click();
  await page.locator('[data-testid=phase][data-phase=done]').waitFor();
  await page.getByTestId('state').getByText('Compte créé').waitFor();
  const mail = await until('the credentials', async () => (await stage.space.inbox.mails())[0] ?? null);
  expect(mail.text).toContain('Mot de passe');
  expect(mail.text).toContain('apozeiru7');
});

test('an admin who reads French creates a path and a session, and reads whom it will mail and when', async () => {
  const page = await browser.context.newPage();
  await page.goto(browser.extensionPage('console.html#/paths'));
  await page.getByRole('heading', { name: 'Aucun parcours pour l’instant' }).waitFor();
  await page.getByRole('button', { name: 'Nouveau parcours' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nom').fill('Premiers secours');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Nouvelle session' }).click();
  await dialog.getByLabel('Nom').fill('Automne');
  const year = new Date().getFullYear() + 1;
  await dialog.getByLabel('Début').fill(`${year}-12-03T09:00`);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Apprenant +' }).click();
  await dialog.getByTestId('paged-row').getByRole('checkbox').first().check();
  await dialog.getByRole('button', { name: 'Inscrire 1 personne' }).click();
  const timeline = page.getByTestId('timeline');
  await timeline.getByText(`Le 3 décembre ${year} à 09:00, 1 personne recevra un mail.`).waitFor();
  await timeline.getByRole('button', { name: 'Voir le mail' }).click();
  await timeline.getByText('En texte simple').click();
  expect(await timeline.locator('pre').innerText()).toContain('Premiers secours');
});
