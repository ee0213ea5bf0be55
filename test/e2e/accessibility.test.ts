import { join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalSpace, startLocalSpace } from '../../worker/local/local-space.ts';
import { invitationsTo, rowOf } from '../stage/batch-body.ts';
import { type Browser, launchBrowser } from '../stage/browser.ts';
import { connectExtension } from '../stage/connect-extension.ts';
import { connectDevice } from '../stage/connected-device.ts';
import { buildExtension, buildFolder } from '../stage/extension-build.ts';
import { findOrInstallChromium } from '../stage/find-chromium.ts';
import { messyList } from '../stage/messy-list.ts';
import { type Owner, ownerOf } from '../stage/owner.ts';
import { project } from '../stage/project.ts';
import { temporaryFolder } from '../stage/temporary-folder.ts';
import { until } from '../stage/until.ts';

const captures = join(project, 'test', 'fixtures', 'captures');

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let space: LocalSpace;
let owner: Owner;
let browser: Browser;

beforeAll(async () => {
  folder = await temporaryFolder();
  const program = await findOrInstallChromium(console.log);
  space = await startLocalSpace({ stateFolder: folder.path, ports: null, cronSeconds: null });
  expect(await buildExtension('chrome')).toEqual({ ok: true, output: expect.any(String) });
  const profile = join(folder.path, 'browser');
  browser = await launchBrowser({ program, profile, extension: buildFolder('chrome'), headless: true });
});

afterAll(async () => {
  await browser?.close();
  await space?.stop();
  await folder.remove();
});

/** Opens a page of the space in a tab of its own. */
async function open(path: string): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(new URL(path, space.origin).href);
  return page;
}

/** What axe finds against WCAG 2.2 AA in a page, in light and in dark. */
async function violations(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(axe.source);
    // The assertion: what the script above has defined is known to this page only, and axe-core types its own results.
    const results = (await page.evaluate(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
    )) as AxeResults;
    if (results.passes.length === 0) throw new Error(`axe looked at nothing in ${page.url()}.`);
    for (const { id, nodes } of results.violations) {
      found.push(...nodes.map((node) => `${colorScheme}: ${id} at ${node.target.join(' ')}: ${node.failureSummary}`));
    }
  }
  return found;
}

test('axe finds a picture without words, in light and in dark', async () => {
  const page = await browser.context.newPage();
  await page.setContent('<html lang="en"><title>A</title><body><h1>A</h1><img src="a.png"></body></html>');
  expect(await violations(page)).toHaveLength(2);
});

describe('by axe, nobody is shut out', () => {
  test('from setting a space up', async () => {
    expect(await violations(await open('/setup'))).toEqual([]);
    owner = await ownerOf(space, folder.path);
  });

  test.each(['/sign-in', '/forgot'])('from the page %s of the space', async (path) => {
    expect(await violations(await open(path))).toEqual([]);
  });

  test('from accepting an invitation', async () => {
    const device = await connectDevice(space.origin, owner);
    await device.apply(crypto.randomUUID(), invitationsTo([rowOf('jo@example.org')]));
    const link = await until('the invitation', async () => {
      const [mail] = await space.inbox.mails();
      return /http\S+\/accept\/\S+/.exec(mail?.text ?? '')?.[0] ?? null;
    });
    expect(await violations(await open(link))).toEqual([]);
    await (await space.database()).prepare('UPDATE invitations SET expires_at = ?').bind(1).run();
    const expired = await open(link);
    await expired.getByRole('button', { name: 'Ask for a new invitation' }).waitFor();
    expect(await violations(expired)).toEqual([]);
  });

  test('from connecting, the list of spaces and the sign-ins', async () => {
    const console = await connectExtension(browser, space.origin, owner);
    expect(await violations(console)).toEqual([]);
  });

  test.each(['/', '/profile', '/devices', '/device', '/accept/nothing'])(
    'from the page %s of somebody signed in',
    async (path) => {
      expect(await violations(await open(path))).toEqual([]);
    },
  );

  test('from the question for a password of one’s own', async () => {
    const due = async (asked: 0 | 1) =>
      (await space.database()).prepare('UPDATE members SET password_change_due = ?').bind(asked).run();
    await due(1);
    const page = await open('/own-password');
    await page.getByRole('heading', { name: 'Choose your own password' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await due(0);
  });

  test('from following invitations up', async () => {
    const console = await browser.context.newPage();
    await console.goto(browser.extensionPage('console.html#/invitations'));
    await space.tick();
    await console.getByText(/^Expired/).click();
    await console.getByTestId('paged-row').getByRole('checkbox').check();
    expect(await violations(console)).toEqual([]);
    await console.getByRole('button', { name: 'Send a new link' }).click();
    expect(await violations(console)).toEqual([]);
    await console.keyboard.press('Escape');
    await console.getByRole('button', { name: 'Correct the address' }).click();
    await console.getByLabel('E-mail').fill('nobody');
    await console.keyboard.press('Enter');
    expect(await violations(console)).toEqual([]);
  });

  test('from the popup, the review and the list of batches', async () => {
    const popup = await browser.context.newPage();
    await popup.setViewportSize({ width: 400, height: 600 });
    await popup.goto(browser.extensionPage('popup.html'));
    expect(await violations(popup)).toEqual([]);
    await popup.getByRole('textbox').fill(messyList.text);
    await popup.getByTestId('counts').getByText(`${messyList.people} people`).waitFor();
    expect(await violations(popup)).toEqual([]);

    const [console] = await Promise.all([
      browser.context.waitForEvent('page'),
      popup.getByRole('button', { name: 'Review' }).click(),
    ]);
    await console.getByTestId('row').first().waitFor();
    expect(await violations(console)).toEqual([]);
    await console.getByRole('link', { name: 'Batches' }).click();
    await console.getByRole('heading', { name: 'Batches' }).waitFor();
    expect(await violations(console)).toEqual([]);
  });

  test('from Create > User: its ways, the form of one account and its plan with a mail', async () => {
    const console = await browser.context.newPage();
    await console.goto(browser.extensionPage('console.html#/home'));
    await console.getByText('What waits').waitFor();
    expect(await violations(console)).toEqual([]);
    await console.getByRole('link', { name: 'Set up one account' }).click();
    await console.getByRole('button', { name: 'See what will happen' }).click();
    await console.getByText('The e-mail address is missing.').waitFor();
    expect(await violations(console)).toEqual([]);
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
    expect(await violations(console)).toEqual([]);
    await console.getByText('As plain text').click();
    expect(await violations(console)).toEqual([]);
  });

  test('from a table of accounts: the template, the options, a passphrase, what will happen', async () => {
    const console = await browser.context.newPage();
    await console.goto(browser.extensionPage('console.html#/new-batch/accounts'));
    await console.getByRole('textbox').fill('Roux, Ana, ana@school.example.com, , 1, apozeiru7, fr, , Elsewhere');
    await console.getByTestId('counts').getByText('1 person').waitFor();
    expect(await violations(console)).toEqual([]);
    await console.getByRole('button', { name: 'Review' }).click();
    await console.getByTestId('row').first().waitFor();
    await openAll(console);
    await console.getByRole('button', { name: 'Keep them under a passphrase' }).click();
    expect(await violations(console)).toEqual([]);
    await console.getByRole('button', { name: 'See what will happen' }).click();
    await console.getByTestId('planned-groups').waitFor();
    expect(await violations(console)).toEqual([]);
  });

  test('from the settings, part by part, with a dialog and what is wrong', async () => {
    const console = await browser.context.newPage();
    const show = (part: string) => console.goto(browser.extensionPage(`console.html#/settings/${part}`));
    await show('space');
    await console.getByLabel('Days that an invitation is valid').fill('many');
    await console.getByRole('button', { name: 'Save the settings' }).click();
    expect(await violations(console)).toEqual([]);
    await show('admins');
    await console.getByLabel('E-mail address').fill('ada@example.org');
    await console.getByRole('button', { name: 'Add as admin' }).click();
    expect(await violations(console)).toEqual([]);
    await console.getByRole('button', { name: 'Remove as admin: ada@example.org' }).click();
    expect(await violations(console)).toEqual([]);
    await console.keyboard.press('Escape');
    await show('devices');
    await console.getByLabel('What it is for').fill('A program');
    await console.getByRole('button', { name: 'Create the token' }).click();
    await console.getByTestId('new-token').waitFor();
    expect(await violations(console)).toEqual([]);
    await show('audit');
    await console.getByTestId('paged-row').first().waitFor();
    expect(await violations(console)).toEqual([]);
    expect(await violations(await open('/api'))).toEqual([]);
  });

  test('from files, their sheets and columns, and adding more people', async () => {
    const console = await browser.context.newPage();
    await console.goto(browser.extensionPage('console.html#/new-batch'));
    await console
      .getByTestId('file-input')
      .setInputFiles(['workbook-hidden/list.xlsx', 'twice-encoded/input.csv'].map((path) => join(captures, path)));
    await console.getByTestId('counts').last().getByText('people').waitFor();
    await drop(console, 'scan.pdf', '%PDF-1.7');
    await console.getByText('This is a PDF').waitFor();
    await openAll(console);
    await console.getByTestId('column').first().waitFor();
    expect(await violations(console)).toEqual([]);

    await console.getByRole('button', { name: 'Review' }).click();
    await console.getByTestId('row').first().waitFor();
    await console.getByRole('button', { name: 'Add more people' }).click();
    await drop(console, 'more.csv', 'mail;zone\nkim@school.example.com;A\nmarie@@school.example.com;B\nnobody');
    await console.getByTestId('file').getByText('1 line not understood').waitFor();
    await openAll(console);
    expect(await violations(console)).toEqual([]);
  });

  test('from members and groups: the lists, one of each, their dialogs and choosing who joins', async () => {
    const console = await browser.context.newPage();
    const open = (hash: string) => console.goto(browser.extensionPage(`console.html#/${hash}`));
    await open('members');
    await console.getByTestId('paged-row').getByRole('link', { name: 'jo@example.org' }).waitFor();
    expect(await violations(console)).toEqual([]);
    await console.getByRole('searchbox').fill('nobody of this name');
    await console.getByRole('heading', { name: 'Nobody found' }).waitFor();
    expect(await violations(console)).toEqual([]);
    await console.getByRole('button', { name: 'Show everybody' }).first().click();
    await console.getByRole('link', { name: 'jo@example.org' }).click();
    await console.getByTestId('history').waitFor();
    expect(await violations(console)).toEqual([]);
    await console.getByRole('button', { name: 'Erase' }).click();
    expect(await violations(console)).toEqual([]);

    await open('groups');
    await console.getByRole('heading', { name: 'No group yet' }).waitFor();
    expect(await violations(console)).toEqual([]);
    await console.getByRole('button', { name: 'New group' }).first().click();
    await console.getByRole('dialog').getByLabel('Name').fill('Région Nord');
    expect(await violations(console)).toEqual([]);
    await console.keyboard.press('Enter');
    await console.getByRole('heading', { name: 'Nobody is in this group' }).waitFor();
    expect(await violations(console)).toEqual([]);
    await console.getByRole('button', { name: '+ Add people' }).click();
    const picker = console.getByRole('dialog');
    await picker.getByRole('checkbox', { name: 'Tick jo@example.org' }).click();
    expect(await violations(console)).toEqual([]);
    await picker.getByRole('button', { name: 'Add 1 person to the group' }).click();
    await console.getByTestId('paged-row').getByRole('link', { name: 'jo@example.org' }).waitFor();
    expect(await violations(console)).toEqual([]);
    await open('groups');
    await console.getByTestId('paged-row').getByRole('link', { name: 'Région Nord' }).waitFor();
    expect(await violations(console)).toEqual([]);
  });

  test('from paths: the lists, a session with its mail, its dates, and choosing who is enrolled', async () => {
    const console = await browser.context.newPage();
    await console.goto(browser.extensionPage('console.html#/paths'));
    await console.getByRole('heading', { name: 'No path yet' }).waitFor();
    expect(await violations(console)).toEqual([]);
    const dialog = console.getByRole('dialog');
    await console.getByRole('button', { name: 'New path' }).click();
    await dialog.getByRole('button', { name: 'Create the path' }).click();
    expect(await violations(console)).toEqual([]);
    await dialog.getByLabel('Name').fill('First aid');
    await console.keyboard.press('Enter');
    await console.getByRole('heading', { name: 'No session yet' }).waitFor();
    expect(await violations(console)).toEqual([]);
    await console.getByRole('button', { name: 'New session' }).click();
    await dialog.getByRole('button', { name: 'Create the session' }).click();
    expect(await violations(console)).toEqual([]);
    await dialog.getByLabel('Name').fill('Autumn');
    await dialog.getByLabel('Start').fill(`${new Date().getFullYear() + 1}-12-03T09:00`);
    await console.keyboard.press('Enter');
    await console.getByRole('heading', { name: 'No group is enrolled' }).waitFor();
    await console.getByRole('button', { name: 'Look at the mail' }).click();
    await console.getByTestId('mail-preview').waitFor();
    expect(await violations(console)).toEqual([]);
    await console.getByRole('button', { name: 'Close the mail' }).click();
    await console.getByRole('button', { name: 'Group +' }).click();
    await dialog.getByTestId('paged-row').getByRole('checkbox').first().check();
    expect(await violations(console)).toEqual([]);
    await dialog.getByRole('button', { name: 'Enrol 1 group' }).click();
    await console.getByTestId('paged-row').getByRole('checkbox').check();
    expect(await violations(console)).toEqual([]);
    await console.getByRole('button', { name: 'Learner +' }).click();
    await dialog.getByTestId('paged-row').first().waitFor();
    expect(await violations(console)).toEqual([]);
    await console.keyboard.press('Escape');
    await console.getByText('Invitations to the path').click();
    await console.getByRole('heading', { name: 'Nobody was invited yet' }).waitFor();
    expect(await violations(console)).toEqual([]);
    await console.getByRole('button', { name: 'Change' }).click();
    await dialog.getByLabel('Start').fill('2020-01-01T09:00');
    expect(await violations(console)).toEqual([]);
    await console.keyboard.press('Escape');
    await console.getByRole('button', { name: 'Cancel the session' }).click();
    expect(await violations(console)).toEqual([]);
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
