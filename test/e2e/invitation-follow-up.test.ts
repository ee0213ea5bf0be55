import type { Page } from 'playwright-core';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InvitationList } from '../../shared/contract/invitation.ts';
import type { ArrivedMail } from '../../worker/local/inbox.ts';
import { rowOf as batchRow, invitationsTo } from '../stage/batch-body.ts';
import { connectAtOnce } from '../stage/connect-extension.ts';
import { type ConnectedDevice, connectDevice } from '../stage/connected-device.ts';
import { mailsSettled } from '../stage/mails-settled.ts';
import { until } from '../stage/until.ts';
import { startWholeStage, type WholeStage } from '../stage/whole-stage.ts';

const day = 24 * 3_600_000;

let stage: WholeStage;
let page: Page;
let device: ConnectedDevice;

beforeAll(async () => {
  stage = await startWholeStage({ cronSeconds: 1 });
  const { space, owner, extension } = stage;
  device = await connectDevice(space.origin, owner);
  const emails = ['ada@example.org', 'grace@example.org', 'jaen@example.org'];
  await device.apply(crypto.randomUUID(), invitationsTo(emails.map((email) => batchRow(email))));
  page = await connectAtOnce(extension.browser, space.origin, owner);
  for (const email of emails) await linkTo(email, 1);
  await mailsSettled(space);
  // The mails left two days ago: nobody is mailed twice within ten minutes.
  await inDatabase('UPDATE outbox SET created_at = created_at - ?1, settled_at = settled_at - ?1', 2 * day);
  await page.goto(extension.browser.extensionPage('console.html#/invitations'));
  await page.getByRole('heading', { name: 'Invitations' }).waitFor();
});
afterAll(() => stage?.end());

async function inDatabase(sql: string, ...values: (string | number)[]): Promise<void> {
  const database = await stage.space.database();
  await database
    .prepare(sql)
    .bind(...values)
    .run();
}

/** The so-manieth mail to an address, once it is there. */
function mailTo(email: string, mail: number): Promise<ArrivedMail> {
  return until(`mail ${mail} to ${email}`, async () => {
    return (await stage.space.inbox.mails()).filter(({ to }) => to.includes(email))[mail - 1] ?? null;
  });
}

/** The link in that mail. */
async function linkTo(email: string, mail: number): Promise<string> {
  return /http\S+\/(?:accept|reset|new-address)\/\S+/.exec((await mailTo(email, mail)).text)?.[0] ?? '';
}

async function show(list: InvitationList): Promise<void> {
  await page.locator(`[data-testid=invitation-list][data-list=${list}]`).click();
}

const rowOf = (email: string) => page.getByTestId('paged-row').filter({ hasText: email });

test('an expired link leads to a button, the admin sees who asks, sends a new link, and it is accepted', async () => {
  const email = 'ada@example.org';
  const link = await linkTo(email, 1);
  await inDatabase(
    `UPDATE invitations SET expires_at = ?1 WHERE member_id = (SELECT id FROM members WHERE email = ?2)`,
    Date.now() - 1000,
    email,
  );
  const invitee = await stage.extension.browser.context.newPage();
  await invitee.goto(link);
  await invitee.getByRole('heading', { name: 'This invitation has expired' }).waitFor();
  await invitee.getByRole('button', { name: 'Ask for a new invitation' }).click();
  await invitee.getByText('You asked for a new invitation on').waitFor();

  await page.getByRole('button', { name: 'Look again' }).click();
  await page.getByText('Asked again (1)').click();
  await rowOf(email).getByText('Asked again').waitFor();
  await rowOf(email).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Send a new link' }).click();
  const dialog = page.getByRole('dialog', { name: 'Send 1 person a new link?' });
  await dialog.getByRole('button', { name: 'Send a new link' }).click();
  await page.getByText('1 invitation was sent again.').waitFor();
  await page.getByText('Asked again (0)').waitFor();

  const renewed = await linkTo(email, 2);
  expect(renewed).not.toBe(link);
  await invitee.goto(link);
  await invitee.getByRole('heading', { name: 'This invitation cannot be used' }).waitFor();
  await invitee.goto(renewed);
  await invitee.getByLabel('First name').fill('Ada');
  await invitee.getByLabel('Last name').fill('Lovelace');
  await invitee.getByLabel('Password').fill('walnut bicycle overture');
  await invitee.getByRole('button', { name: 'Join' }).click();
  await invitee.getByRole('heading', { name: 'Hello, Ada' }).waitFor();
  await invitee.close();
  await page.getByRole('button', { name: 'Look again' }).click();
  await page.getByText('Accepted (1)').click();
  await rowOf(email).getByText('Lovelace, Ada').waitFor();
});

test('a whole list is sent again with the identical links, and a second click is told to be too soon', async () => {
  const before = await linkTo('grace@example.org', 1);
  await show('pending');
  await rowOf('grace@example.org').waitFor();
  for (const said of [
    '2 invitations were sent again.',
    'Nobody was mailed. 2 people were mailed too recently or too often, and were left out.',
  ]) {
    await page.getByRole('checkbox', { name: 'Tick all of this list' }).check();
    await page.getByRole('button', { name: 'Send again', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send again' }).click();
    await page.getByText(said).waitFor();
  }
  expect(await linkTo('grace@example.org', 2)).toBe(before);
});

test('a mistyped address is corrected in place, with the problem in words, and the mail goes to the right one', async () => {
  await show('pending');
  await rowOf('jaen@example.org').getByRole('button', { name: 'Correct the address jaen@example.org' }).click();
  const dialog = page.getByRole('dialog', { name: 'Correct the address of jaen@example.org' });
  const box = dialog.getByLabel('E-mail');
  const send = dialog.getByRole('button', { name: 'Correct and send' });
  await box.fill('jean@example');
  await send.click();
  await dialog.getByRole('alert').filter({ hasText: 'example' }).waitFor();
  await box.fill('ada@example.org');
  await send.click();
  await dialog.getByText('Another member has this address.').waitFor();
  await box.fill('jean@gmial.com');
  await dialog.getByRole('button', { name: 'Use jean@gmail.com' }).click();
  await send.click();
  await page.getByText('The invitation is on its way to jean@gmail.com.').waitFor();
  await rowOf('jean@gmail.com').waitFor();
  const link = await linkTo('jean@gmail.com', 1);
  expect((await fetch(link)).status).toBe(200);
});

test('a revoked invitation is dead, and stands in its list', async () => {
  const link = await linkTo('grace@example.org', 2);
  expect((await fetch(link)).status).toBe(200);
  await show('pending');
  await rowOf('grace@example.org').getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  await page.getByRole('dialog', { name: 'Revoke 1 invitation?' }).getByRole('button', { name: 'Revoke' }).click();
  await page.getByText('1 invitation was revoked.').waitFor();
  await page.getByText('Revoked (1)').click();
  await rowOf('grace@example.org').waitFor();
  expect((await fetch(link)).status).toBe(404);
});

test('who has an account is sent a new way in from their page, and confirms another address with their password', async () => {
  const own = 'copper lantern meadow';
  await page.goto(stage.extension.browser.extensionPage('console.html#/members'));
  await page.getByRole('link', { name: 'Lovelace, Ada' }).click();
  await page.getByRole('button', { name: 'Send a new way in' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send the link' }).click();
  await page.getByText('A link to a new password is on its way to ada@example.org.').waitFor();
  const member = await stage.extension.browser.context.newPage();
  await member.goto(await linkTo('ada@example.org', 3));
  await member.getByLabel('New password').fill(own);
  await member.getByRole('button', { name: 'Set the password' }).click();
  await member.getByRole('heading', { name: 'Hello, Ada' }).waitFor();

  await page.getByRole('button', { name: 'Correct the address' }).click();
  const dialog = page.getByRole('dialog', { name: 'Correct the address of Ada Lovelace' });
  await dialog.getByLabel('E-mail').fill('ada@new.example');
  await dialog.getByRole('button', { name: 'Correct and send' }).click();
  await page.getByText('A link is on its way to ada@new.example.').waitFor();
  await page.getByText('The new address ada@new.example waits for them to confirm it').waitFor();
  await member.goto(await linkTo('ada@new.example', 1));
  await member.getByLabel('Password').fill(own);
  await member.getByRole('button', { name: 'Confirm the address' }).click();
  await member.getByText('The address of your account is ada@new.example now.').waitFor();
  await member.close();
});

test('who unsubscribes from a reminder by one click gets no other, but what they ask for still comes', async () => {
  const emails = ['tove@example.org', 'linus@example.org'] as const;
  const [tove, linus] = emails;
  await device.apply(crypto.randomUUID(), invitationsTo(emails.map((email) => batchRow(email))));
  const invitation = await linkTo(tove, 1);
  await mailTo(linus, 1);
  await inDatabase('UPDATE space SET reminder_days = 1');
  await remind(2);
  await mailTo(linus, 2);
  await mailTo(tove, 2);
  const headers = await headersTo(tove, 'Your invitation to “Rollcall Academy” is still open');
  expect(headers).toContain('\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\n');
  const link = /\nList-Unsubscribe: <(http\S+)>\n/.exec(headers)?.[1] ?? '';

  const reader = await stage.extension.browser.context.newPage();
  await reader.goto(link);
  await reader.getByRole('button', { name: 'Send no more' }).waitFor();
  expect(await suppressed()).toBe(0);
  const oneClick = await fetch(link, {
    method: 'POST',
    body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
  });
  expect([oneClick.status, oneClick.redirected]).toEqual([200, false]);
  expect(await suppressed()).toBe(1);
  await reader.reload();
  await reader.getByText(`No more reminders and no news of paths are sent to ${tove}.`).waitFor();

  await remind(6);
  await mailTo(linus, 3);
  await reader.goto(invitation);
  await reader.getByLabel('First name').fill('Tove');
  await reader.getByLabel('Last name').fill('Jansson');
  await reader.getByLabel('Password').fill('walnut bicycle overture');
  await reader.getByRole('button', { name: 'Join' }).click();
  await reader.getByRole('button', { name: 'Sign out' }).click();
  await reader.getByRole('link', { name: 'I forgot my password' }).click();
  await reader.getByLabel('E-mail').fill(tove);
  await reader.getByRole('button', { name: 'Send me the link' }).click();
  expect((await mailTo(tove, 3)).text).toContain('/reset/');
  await reader.close();
});

/** Runs cron as of noon of a weekday in so many days or one more, and lets the reminders of that moment leave now. */
async function remind(days: number): Promise<void> {
  const noon = new Date(Date.now() + days * day);
  noon.setUTCHours(12, 0, 0, 0);
  if (noon.getUTCDay() === 0) noon.setUTCDate(noon.getUTCDate() + 1);
  await mailsSettled(stage.space);
  await stage.space.tick(noon);
  await inDatabase("UPDATE outbox SET due_at = 0 WHERE kind = 'reminder' AND state = 'queued'");
}

const Inbox = v.array(
  v.object({
    id: v.string(),
    subject: v.string(),
    envelope: v.object({ to: v.array(v.object({ address: v.string() })) }),
  }),
);

/** The headers of a mail, unfolded, as the inbox has got them: it reads only some of them itself. */
async function headersTo(email: string, subject: string): Promise<string> {
  const api = `${stage.space.inbox.url}/api/email`;
  const mails = v.parse(Inbox, await (await fetch(api)).json());
  const mail = mails.find(
    (each) => each.subject === subject && each.envelope.to.some(({ address }) => address === email),
  );
  const source = await (await fetch(`${api}/${mail?.id}/source`)).text();
  const [headers = ''] = source.replaceAll('\r\n', '\n').split('\n\n', 1);
  return `${headers.replace(/\n[ \t]+/g, ' ')}\n`;
}

async function suppressed(): Promise<number> {
  const database = await stage.space.database();
  return Number(await database.prepare('SELECT count(*) AS n FROM suppressions').first('n'));
}
