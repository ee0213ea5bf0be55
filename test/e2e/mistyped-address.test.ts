import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowOf as batchRow, invitationsTo } from '../stage/batch-body.ts';
import { connectAtOnce } from '../stage/connect-extension.ts';
import { connectDevice } from '../stage/connected-device.ts';
import { mailsSettled } from '../stage/mails-settled.ts';
import { pasteInto } from '../stage/paste.ts';
import { until } from '../stage/until.ts';
import { startWholeStage, type WholeStage } from '../stage/whole-stage.ts';

let stage: WholeStage;
let page: Page;

beforeAll(async () => {
  stage = await startWholeStage({ cronSeconds: 1 });
  const { space, owner, extension } = stage;
  const device = await connectDevice(space.origin, owner);
  const emails = ['jean@gmial.com', 'ada@example.org', 'grace@example.org'];
  await device.apply(crypto.randomUUID(), invitationsTo(emails.map((email) => batchRow(email))));
  await until('three mails', async () => ((await space.inbox.mails()).length === 3 ? true : null));
  await mailsSettled(space);
  page = await connectAtOnce(extension.browser, space.origin, owner);
});
afterAll(() => stage?.end());

test('an address that looks mistyped and took no mail is corrected and mailed by one click', async () => {
  const database = await stage.space.database();
  await database
    .prepare(
      `UPDATE outbox SET bounced_at = ?1, bounce_reason = iif(member_id = (SELECT id FROM members
         WHERE email = 'jean@gmial.com'), 'mailbox-unknown', 'mailbox-full')
        WHERE member_id IN (SELECT id FROM members WHERE email IN ('jean@gmial.com', 'ada@example.org'))`,
    )
    .bind(Date.now())
    .run();
  await page.goto(stage.extension.browser.extensionPage('console.html#/invitations'));
  await page.getByText('Not delivered (2)').click();
  const row = page.getByTestId('paged-row').filter({ hasText: 'jean@gmial.com' });
  await row.getByText('Not delivered: no such mailbox').waitFor();
  await page.getByTestId('paged-row').filter({ hasText: 'ada@example.org' }).getByText('mailbox full').waitFor();
  await row.getByRole('button', { name: 'Send the invitation to jean@gmail.com instead of jean@gmial.com' }).click();
  await page.getByText('The invitation is on its way to jean@gmail.com.').waitFor();
  await page.getByText('Not delivered (1)').waitFor();
  const mails = await until('the mail to the right address', async () => {
    const received = await stage.space.inbox.mails();
    return received.some(({ to }) => to.includes('jean@gmail.com')) ? received : null;
  });
  expect(mails).toHaveLength(4);
});

test('so is the account of a row, which goes by the right address from then on', async () => {
  await page.goto(stage.extension.browser.extensionPage('console.html#/new-batch/accounts'));
  await page.getByRole('textbox').first().waitFor();
  await pasteInto(page, 'Petit, Zoé, zoe.petit@gmial.com, , 1, apozeiru7, fr');
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'See what will happen' }).click();
  await page.getByRole('button', { name: 'Create 1 account and send 1 mail' }).click();
  const database = await stage.space.database();
  const bounce = `UPDATE outbox SET bounced_at = ?1, bounce_reason = 'mailbox-unknown'
                   WHERE state = 'sent' AND kind = 'credentials'`;
  await until('the mail that comes back', async () => {
    const { meta } = await database.prepare(bounce).bind(Date.now()).run();
    return meta.changes > 0 ? true : null;
  });
  await page.getByRole('button', { name: 'Correct the address zoe.petit@gmial.com to zoe.petit@gmail.com' }).click();
  await page.getByText('The address is zoe.petit@gmail.com now.').waitFor();
  await until('the mail to the right address', async () => {
    const received = await stage.space.inbox.mails();
    return received.some(({ to }) => to.includes('zoe.petit@gmail.com')) ? true : null;
  });
});
