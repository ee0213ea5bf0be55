import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LocalSpace } from '../../worker/local/local-space.ts';
import { type Firefox, startFirefox } from '../stage/firefox.ts';
import { ownerOf } from '../stage/owner.ts';
import { type PageServer, startPageServer } from '../stage/page-server.ts';
import { pageVisitor } from '../stage/page-visitor.ts';
import { type SheetName, type SheetsServer, startSheetsServer } from '../stage/sheets-server.ts';
import { temporaryFolder } from '../stage/temporary-folder.ts';
import { startTestSpace } from '../stage/test-space.ts';
import { until } from '../stage/until.ts';
import { findWindowTools } from '../stage/window-tools.ts';

const tools = await findWindowTools();

const team = `<!doctype html><title>Our team</title><h1>Team</h1><ul>
  <li><a href="mailto:ana.roux@school.example.com">Ana Roux</a></li>
  <li>Paul Blanc, paul.blanc@school.example.com</li></ul>`;
const choir = `<!doctype html><title>Our choir</title><h1>Choir</h1>
  <p><a href="mailto:karim.benali@school.example.com">Karim Benali</a></p>`;

describe.skipIf(!tools.hasDisplay || !tools.firefox)('in Firefox', () => {
  let firefox: Firefox;
  let space: LocalSpace;
  let pages: PageServer;
  let sheets: SheetsServer;
  const ends: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    const folder = await temporaryFolder();
    ends.push(folder.remove);
    space = await startTestSpace({ stateFolder: folder.path, cronSeconds: 1 });
    ends.push(space.stop);
    pages = await startPageServer({ '/team': team, '/choir': choir });
    ends.push(pages.stop);
    sheets = await startSheetsServer();
    ends.push(sheets.stop);
    firefox = await startFirefox(tools.firefox ?? '', sheets.firefoxSettings);
    ends.push(firefox.stop);
    const { email, password } = await ownerOf(space, folder.path);

    const { tab } = firefox;
    await tab.open(firefox.extensionPage('console.html#/settings/connections'));
    await tab.type('form.connect-form input', space.origin);
    await tab.click('form.connect-form button[type=submit]');
    const code = await tab.textOf('[data-testid=user-code]');
    await tab.click('.pending a[target=_blank]');
    await tab.goTo(space.origin);
    await tab.type('input[name=email]', email);
    await tab.type('input[name=password]', password);
    await tab.click('main form button');
    expect(await tab.textOf('.code')).toBe(code);
    await tab.click('button[value=approve]');
    await tab.goTo(firefox.extensionPage('console.html'));
    await tab.textOf('//h2[.="Rollcall Academy"]');
  });
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
  });

  test('a pasted list is read, planned and sent, and everybody is mailed once', async () => {
    const { tab } = firefox;
    await tab.open(firefox.extensionPage('console.html#/new-batch'));
    await tab.paste('textarea', 'Jean Dupont <jean@school.example.com>\nZoé <zoe@school.example.com>');
    await tab.click('//button[.="Review"]');
    await tab.click('//button[.="See what will happen"]');
    await tab.click('//button[.="Send 2 invitations"]');
    await tab.textOf('//*[.="The 2 people of this batch were handled."]');
    const mails = await until('both mails', async () => {
      const arrived = await space.inbox.mails();
      return arrived.length >= 2 ? arrived : null;
    });
    expect(mails.flatMap(({ to }) => to).sort()).toEqual(['jean@school.example.com', 'zoe@school.example.com']);
  });

  test('accounts with passwords are made by the background when the console is left at once', async () => {
    const { tab } = firefox;
    await tab.open(firefox.extensionPage('console.html#/new-batch/accounts'));
    await tab.paste('textarea', 'Martin, Christophe, christophe.martin@school.example.com,, 0, lmozeirp, fr');
    await tab.click('//button[.="Review"]');
    await tab.click('//button[.="See what will happen"]');
    await tab.click('//button[.="Create 1 account"]');
    await tab.open('about:blank');
    const person = { email: 'christophe.martin@school.example.com', password: 'lmozeirp' };
    await until('the account', async () => {
      const database = await space.database();
      return database.prepare(`SELECT 1 FROM members WHERE email = ? AND state = 'active'`).bind(person.email).first();
    });
    expect(await pageVisitor(space.origin).send('/sign-in', { ...person, next: '/' })).not.toBe('/sign-in');
    await tab.open(firefox.extensionPage('console.html#/batches'));
    await tab.textOf('[data-testid=phase][data-phase=done]');
  });

  test('a Google sheet is read in its tab, unless its page forbids that: then the hosts are asked for', async () => {
    const { tab } = firefox;
    /** Opens a sheet and has the popup read it, until it says the words. */
    const look = async (name: SheetName, words: string): Promise<void> => {
      await tab.open(sheets.address(name));
      const popup = await firefox.popupOver(name);
      const click = `
        const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Look first');
        button?.click();
        return button ? true : null;`;
      await until('the button', () => popup.run(click));
      await until(words, () => popup.run(`return document.body.textContent.includes('${words}') || null`));
      // The keys would close it instead of opening it over the next tab.
      await popup.run('setTimeout(() => window.close()); return true');
    };
    await look('anybody-may-read', '3 people');
    // Firefox holds what the extension fetches in a tab to the policy of the page, Chromium does not.
    await look('page-with-a-policy', 'Your browser does not let this tab hand over the sheet.');
  });

  test('the people of a page are planned in the popup by one button, and invited by another', async () => {
    await firefox.tab.open(`${pages.origin}/team`);
    const popup = await firefox.popupOver('Our team');
    const click = (button: string) =>
      until(`the button ${button}`, () =>
        popup.run(`
          const shown = [...document.querySelectorAll('button')];
          const button = shown.find(({ textContent, disabled }) => textContent === '${button}' && !disabled);
          button?.click();
          return button && button.textContent`),
      );
    await click('Invite 2 people');
    await click('Send 2 invitations');
    const invited = await until('their mails', async () => {
      const addresses = (await space.inbox.mails()).flatMap(({ to }) => to);
      const ours = addresses.filter((address) => /^(ana|paul)/.test(address));
      return ours.length >= 2 ? ours : null;
    });
    expect(invited.sort()).toEqual(['ana.roux@school.example.com', 'paul.blanc@school.example.com']);
  });

  test('the people of a page are captured from its context menu', async () => {
    const { tab } = firefox;
    await tab.open(`${pages.origin}/choir`);
    const popup = await firefox.popupFromMenu('Our choir', 'Capture people of this page');
    const card = `return document.querySelector('[data-testid=captured-card]')?.innerText`;
    const shown = await until('the person in the popup', async () => {
      const text = String(await popup.run(card));
      return text.includes('Invite 1 person') ? text : null;
    });
    expect(shown).toContain('Our choir');
  });
});
