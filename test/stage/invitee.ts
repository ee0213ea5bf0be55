import { chromium } from 'playwright-core';
import { signalsAreOurs } from './browser.ts';
import type { Seen } from './seen.ts';

/** Long enough, and nothing that a list of common passwords knows. */
const password = 'seven green bicycles';

/**
 * The invited person, in a browser of their own: opens the link, joins, signs in anew, and tries the link again. Tells
 * each step once it was seen; throws at the first one that was not.
 */
export async function* joinAsInvitee(mail: { program: string; link: string; email: string }): AsyncGenerator<Seen> {
  const browser = await chromium.launch({
    executablePath: mail.program,
    headless: false,
    ...signalsAreOurs,
    args: ['--headless=new', '--disable-background-networking', '--no-first-run'],
  });
  try {
    const page = await browser.newPage({ locale: 'en' });
    await page.goto(mail.link);
    const welcome = await page.getByRole('heading', { level: 1 }).innerText();
    await page.getByLabel('First name').fill('Camille');
    await page.getByLabel('Last name').fill('Simon-Durand');
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Join' }).click();
    const hello = page.getByRole('heading', { name: 'Hello, Camille' });
    await hello.waitFor();
    yield { step: 'Open a mail and accept', seen: `"${welcome}", name and password set by ${mail.email}` };

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('E-mail').fill(mail.email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await hello.waitFor();
    yield { step: 'Sign out and in again', seen: `"${await hello.innerText()}"` };

    await page.goto(mail.link);
    const refusal = page.getByRole('heading', { name: 'This invitation cannot be used' });
    await refusal.waitFor();
    yield { step: 'Open the link once more', seen: `"${await refusal.innerText()}"` };
  } finally {
    await browser.close();
  }
}
