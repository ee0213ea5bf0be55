import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { LocalSpace } from '../../worker/local/local-space.ts';
import { axeViolations } from '../stage/axe-violations.ts';
import { invitationsTo, rowOf } from '../stage/batch-body.ts';
import { type Browser, launchBrowser } from '../stage/browser.ts';
import { connectExtension } from '../stage/connect-extension.ts';
import { connectDevice } from '../stage/connected-device.ts';
import { buildExtension, buildFolder } from '../stage/extension-build.ts';
import { findOrInstallChromium } from '../stage/find-chromium.ts';
import { messyList } from '../stage/messy-list.ts';
import { type Owner, ownerOf } from '../stage/owner.ts';
import { project } from '../stage/project.ts';
import { tabStops } from '../stage/tab-stops.ts';
import { temporaryFolder } from '../stage/temporary-folder.ts';
import { startTestSpace } from '../stage/test-space.ts';
import { until } from '../stage/until.ts';

const captures = join(project, 'test', 'fixtures', 'captures');

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let space: LocalSpace;
let owner: Owner;
let browser: Browser;

beforeAll(async () => {
  folder = await temporaryFolder();
  const program = await findOrInstallChromium(console.log);
  space = await startTestSpace({ stateFolder: folder.path, cronSeconds: null });
  expect(await buildExtension('chrome')).toEqual({ ok: true, output: expect.any(String) });
  const profile = join(folder.path, 'browser');
  browser = await launchBrowser({ program, profile, extension: buildFolder('chrome'), headless: true });
});

afterAll(async () => {
  await browser?.close();
  await space?.stop();
  await folder.remove();
});

/** A tab of its own for a test. */
async function newTab(): Promise<Page> {
  const page = await browser.context.newPage();
  onTestFinished(() => page.close());
  return page;
}

/** Opens a page of the space in a tab of its own. */
async function open(path: string): Promise<Page> {
  const page = await newTab();
  await page.goto(new URL(path, space.origin).href);
  return page;
}

test('axe finds a picture without words, and what cannot be read in the dark', async () => {
  const page = await newTab();
  await page.setContent(`<html lang="en"><title>A</title>
    <style>@media (prefers-color-scheme: dark) { h1 { color: #eee; background: #fff } }</style>
    <body><h1>A picture</h1><img src="a.png"></body></html>`);
  expect(await axeViolations(page)).toEqual([
    expect.stringContaining('light: image-alt'),
    expect.stringContaining('dark: color-contrast'),
    expect.stringContaining('dark: image-alt'),
  ]);
});

describe('by axe, nobody is shut out', () => {
  test('from setting a space up', async () => {
    expect(await axeViolations(await open('/setup'))).toEqual([]);
    owner = await ownerOf(space, folder.path);
  });

  test.each(['/sign-in', '/forgot'])('from the page %s of the space', async (path) => {
    expect(await axeViolations(await open(path))).toEqual([]);
  });

  test('from accepting an invitation', async () => {
    const device = await connectDevice(space.origin, owner);
    await device.apply(crypto.randomUUID(), invitationsTo([rowOf('jo@example.org')]));
    const link = await until('the invitation', async () => {
      const [mail] = await space.inbox.mails();
      return /http\S+\/accept\/\S+/.exec(mail?.text ?? '')?.[0] ?? null;
    });
    expect(await axeViolations(await open(link))).toEqual([]);
    await (await space.database())
      .prepare('UPDATE invitations SET expires_at = ?')
      .bind(Date.now() - 1)
      .run();
    const expired = await open(link);
    await expired.getByRole('button', { name: 'Ask for a new invitation' }).waitFor();
    expect(await axeViolations(expired)).toEqual([]);
  });

  test('from connecting, the list of spaces and the sign-ins', async () => {
    const console = await connectExtension(browser, space.origin, owner);
    expect(await axeViolations(console)).toEqual([]);
  });

  test.each(['/', '/profile', '/devices', '/device', '/accept/nothing'])(
    'from the page %s of somebody signed in',
    async (path) => {
      expect(await axeViolations(await open(path))).toEqual([]);
    },
  );

  test('from the question for a password of one’s own', async () => {
    const due = async (asked: 0 | 1) =>
      (await space.database()).prepare('UPDATE members SET password_change_due = ?').bind(asked).run();
    await due(1);
    const page = await open('/own-password');
    await page.getByRole('heading', { name: 'Choose your own password' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await due(0);
  });

  test('from following invitations up', async () => {
    const console = await newTab();
    await console.goto(browser.extensionPage('console.html#/invitations'));
    await space.tick();
    await console.getByText(/^Expired/).click();
    await console.getByTestId('paged-row').getByRole('checkbox').check();
    expect(await axeViolations(console)).toEqual([]);
    await console.getByRole('button', { name: 'Send a new link' }).click();
    expect(await axeViolations(console)).toEqual([]);
    await console.keyboard.press('Escape');
    await console.getByRole('button', { name: 'Correct the address' }).click();
    await console.getByLabel('E-mail').fill('nobody');
    await console.keyboard.press('Enter');
    expect(await axeViolations(console)).toEqual([]);
  });

  test('from the popup, the review and the list of batches', async () => {
    const popup = await newTab();
    await popup.setViewportSize({ width: 400, height: 600 });
    await popup.goto(browser.extensionPage('popup.html'));
    expect(await axeViolations(popup)).toEqual([]);
    await popup.getByRole('textbox').fill(messyList.text);
    await popup.getByTestId('counts').getByText(`${messyList.people} people`).waitFor();
    expect(await axeViolations(popup)).toEqual([]);

    const [console] = await Promise.all([
      browser.context.waitForEvent('page'),
      popup.getByRole('button', { name: 'Review' }).click(),
    ]);
    await console.getByTestId('row').first().waitFor();
    expect(await axeViolations(console)).toEqual([]);
    await console.getByRole('link', { name: 'Batches' }).click();
    await console.getByRole('heading', { name: 'Batches' }).waitFor();
    expect(await axeViolations(console)).toEqual([]);
  });

  test('from Create > User: its ways, the form of one account and its plan with a mail', async () => {
    const console = await newTab();
    await console.goto(browser.extensionPage('console.html#/home'));
    await console.getByText('What waits').waitFor();
    expect(await axeViolations(console)).toEqual([]);
    await console.getByRole('link', { name: 'Set up one account' }).click();
    await console.getByRole('button', { name: 'See what will happen' }).click();
    await console.getByText('The e-mail address is missing.').waitFor();
    expect(await axeViolations(console)).toEqual([]);
    await console.getByLabel('E-mail').fill('zoe@gmial.com');
    await console.getByText('may be a typing mistake').waitFor();
    await console.getByRole('button', { name: 'Make one' }).click();
    await console.getByLabel('Labels').fill('France');
    await console.getByLabel('Labels').press('Enter');
    await console.getByLabel('Groups').fill('Nord');
    await console.getByLabel('Groups').press('Enter');
    await console.getByRole('button', { name: 'See what will happen' }).click();
    await console.getByRole('button', { name: 'Create the missing group when sending' }).click();
    await console.getByRole('button', { name: 'Look at it' }).click();
    await console.getByTestId('mail-preview').waitFor();
    expect(await axeViolations(console)).toEqual([]);
    await console.getByText('As plain text').click();
    expect(await axeViolations(console)).toEqual([]);
  });

  test('from a table of accounts: the template, the options, a passphrase, what will happen', async () => {
    const console = await newTab();
    await console.goto(browser.extensionPage('console.html#/new-batch/accounts'));
    await console.getByRole('textbox').fill('Roux, Ana, ana@school.example.com, , 1, apozeiru7, fr, , Elsewhere');
    await console.getByTestId('counts').getByText('1 person').waitFor();
    expect(await axeViolations(console)).toEqual([]);
    await console.getByRole('button', { name: 'Review' }).click();
    await console.getByTestId('row').first().waitFor();
    await openAll(console);
    await console.getByRole('button', { name: 'Keep them under a passphrase' }).click();
    expect(await axeViolations(console)).toEqual([]);
    await console.getByRole('button', { name: 'See what will happen' }).click();
    await console.getByTestId('planned-groups').waitFor();
    expect(await axeViolations(console)).toEqual([]);
  });

  test('from the settings, part by part, with a dialog and what is wrong', async () => {
    const console = await newTab();
    const show = (part: string) => console.goto(browser.extensionPage(`console.html#/settings/${part}`));
    await show('privacy');
    await console.getByLabel('Days until an unsent list is forgotten').fill('many');
    await console.getByRole('button', { name: 'Save', exact: true }).click();
    expect(await axeViolations(console)).toEqual([]);
    await show('space');
    await console.getByLabel('Days that an invitation is valid').fill('many');
    await console.getByRole('button', { name: 'Save the settings' }).click();
    expect(await axeViolations(console)).toEqual([]);
    await show('admins');
    await console.getByLabel('E-mail address').fill('ada@example.org');
    await console.getByRole('button', { name: 'Add as admin' }).click();
    expect(await axeViolations(console)).toEqual([]);
    await console.getByRole('button', { name: 'Remove as admin: ada@example.org' }).click();
    expect(await axeViolations(console)).toEqual([]);
    await console.keyboard.press('Escape');
    await show('devices');
    await console.getByLabel('What it is for').fill('A program');
    await console.getByRole('button', { name: 'Create the token' }).click();
    await console.getByTestId('new-token').waitFor();
    expect(await axeViolations(console)).toEqual([]);
    await show('audit');
    await console.getByTestId('paged-row').first().waitFor();
    expect(await axeViolations(console)).toEqual([]);
    await show('health');
    await console.getByText('Last regular work').waitFor();
    expect(await axeViolations(console)).toEqual([]);
    expect(await axeViolations(await open('/api'))).toEqual([]);
  });

  test.each(['home', 'welcome', 'batches', 'members', 'groups', 'invitations', 'new-account', 'settings/space'])(
    'from %s at twice the size: nothing is cut off, and Tab never leads where nothing can be seen',
    async (hash) => {
      const console = await newTab();
      // A window of 1280 by 800 pixels has half of them at 200 % zoom.
      await console.setViewportSize({ width: 640, height: 400 });
      await console.goto(browser.extensionPage(`console.html#/${hash}`));
      await console.getByRole('heading', { level: 1 }).waitFor();
      expect(await console.evaluate(() => document.documentElement.scrollWidth)).toBe(640);
      expect(await console.title()).toMatch(/^\S.* · Rollcall$/);
      const stops = await tabStops(console);
      expect(stops.length).toBeGreaterThan(7);
      expect(stops.filter(({ isSeen }) => !isSeen)).toEqual([]);
    },
  );

  test('from knowing which page is shown where the system chooses the colours', async () => {
    const console = await newTab();
    await console.emulateMedia({ forcedColors: 'active' });
    await console.goto(browser.extensionPage('console.html#/batches'));
    const groundOf = (name: string) =>
      console.getByRole('link', { name, exact: true }).evaluate((link) => getComputedStyle(link).backgroundColor);
    expect(await groundOf('Batches')).not.toBe(await groundOf('Members'));
  });

  test('from files, their sheets and columns, and adding more people', async () => {
    const console = await newTab();
    await console.goto(browser.extensionPage('console.html#/new-batch'));
    await console
      .getByTestId('file-input')
      .setInputFiles(['workbook-hidden/list.xlsx', 'twice-encoded/input.csv'].map((path) => join(captures, path)));
    await console.getByTestId('counts').last().getByText('people').waitFor();
    await drop(console, 'scan.pdf', '%PDF-1.7');
    await console.getByText('This is a PDF').waitFor();
    await openAll(console);
    await console.getByTestId('column').first().waitFor();
    expect(await axeViolations(console)).toEqual([]);

    await console.getByRole('button', { name: 'Review' }).click();
    await console.getByTestId('row').first().waitFor();
    await console.getByRole('button', { name: 'Add more people' }).click();
    await drop(console, 'more.csv', 'mail;zone\nkim@school.example.com;A\nmarie@@school.example.com;B\nnobody');
    await console.getByTestId('file').getByText('1 line not understood').waitFor();
    await openAll(console);
    expect(await axeViolations(console)).toEqual([]);
  });
});

/** Opens whatever can be opened. */
async function openAll(page: Page): Promise<void> {
  await page.locator('details').evaluateAll((all) => {
    for (const details of all) details.setAttribute('open', '');
  });
}

async function drop(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(
    (given) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([given.text], given.name));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    { name, text },
  );
}
