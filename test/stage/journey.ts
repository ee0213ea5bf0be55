import type { LocalSpace } from '../../worker/local/local-space.ts';
import type { Browser } from './browser.ts';
import { connectExtension } from './connect-extension.ts';
import { joinAsInvitee } from './invitee.ts';
import { messyList as list } from './messy-list.ts';
import type { Owner } from './owner.ts';
import { pasteInto } from './paste.ts';
import { readRows, readRowsOnce } from './row-table.ts';
import type { Seen } from './seen.ts';
import { until } from './until.ts';

/** Where a journey takes place. */
interface JourneyPlace {
  space: LocalSpace;
  owner: Owner;
  /** With the extension, in English. */
  browser: Browser;
  /** The Chromium in which the invitee opens the mail. */
  program: string;
}

/**
 * The main job, as an admin and an invited person do it with the real extension and the real pages: from a pasted list
 * to an accepted member. Tells each step once it was seen; throws at the first one that was not.
 */
export async function* fromPasteToAccepted({ space, owner, browser, program }: JourneyPlace): AsyncGenerator<Seen> {
  await (await connectExtension(browser, space.origin, owner)).close();
  yield { step: 'Connect the extension by device code', seen: `connected to ${space.origin}` };

  const popup = await browser.context.newPage();
  await popup.goto(browser.extensionPage('popup.html'));
  await pasteInto(popup, list.text);
  const counts = await popup
    .getByTestId('counts')
    .filter({ hasText: `${list.people} people` })
    .innerText();
  yield { step: 'Paste a messy list into the popup', seen: counts };

  const [console] = await Promise.all([
    browser.context.waitForEvent('page'),
    popup.getByRole('button', { name: 'Review' }).click(),
  ]);
  await console.getByTestId('row').first().waitFor();
  const read = await readRows(console);
  expectCount('rows', read.length, list.people);
  expectCount('merged rows', read.filter((row) => row.place.includes('+')).length, list.namedTwice);
  const [, leftovers = ''] = /(\d+) lines? (?:was|were) not understood/.exec(await console.innerText('main')) ?? [];
  expectCount('lines not understood', Number(leftovers), list.notUnderstood);
  yield {
    step: 'Review it in the console',
    seen: `${read.length} people, ${list.namedTwice} of them named twice, ${leftovers} lines listed as not understood`,
  };

  await console.getByText(/^To look at \(/).click();
  for (const address of list.typingMistakes) await console.getByRole('button', { name: `Use ${address}` }).click();
  await console.getByText(/^All \(/).click();
  const correctedIn = (rows: readonly { email: string }[]) =>
    rows.map(({ email }) => email).filter((email) => list.typingMistakes.includes(email));
  const corrected = correctedIn(
    await readRowsOnce(
      console,
      'the corrected rows',
      (rows) => correctedIn(rows).length === list.typingMistakes.length,
    ),
  );
  yield { step: 'Take the suggestions for typing mistakes', seen: corrected.join(', ') };

  const invited = list.people - list.unusable;
  await console.getByRole('button', { name: 'See what will happen' }).click();
  const plan = console.getByTestId('plan');
  await plan.getByText(`${invited} people will be invited.`).waitFor();
  const sentences = await plan.getByRole('status').getByRole('listitem').allInnerTexts();
  yield { step: 'See what will happen', seen: sentences.map((words) => words.replace(/ Show$/, '')).join(' ') };

  await plan.getByRole('button', { name: `Send ${invited} invitations` }).click();
  await console.locator('[data-testid=phase][data-phase=done]').waitFor();
  const receipts = await readRowsOnce(
    console,
    `${invited} receipts`,
    (rows) => rows.filter((row) => row.state.startsWith('Invited')).length === invited,
  );
  expectCount('rows kept', receipts.filter((row) => row.state.startsWith('To correct')).length, list.unusable);
  yield { step: 'Send', seen: `${invited} receipts "Invited", ${list.unusable} row kept to be corrected` };

  const links = await until('a mail for everybody', async () => {
    const mails = await space.inbox.mails();
    return mails.length >= invited ? linksOf(mails) : null;
  });
  expectCount('mailed people', links.size, invited);
  yield { step: 'Read the inbox', seen: `${links.size} mails to ${links.size} people, each with a link of its own` };

  const link = links.get(list.invitee) ?? '';
  yield* joinAsInvitee({ program, link, email: list.invitee });

  const stateIn = (rows: readonly { email: string; state: string }[]) =>
    rows.find(({ email }) => email === list.invitee)?.state ?? '';
  const rows = await readRowsOnce(console, '"Accepted" beside the row', (read) => stateIn(read).startsWith('Accepted'));
  yield { step: 'See it in the extension', seen: `"${stateIn(rows)}" beside ${list.invitee}` };
}

/** The one link of each recipient's mail; throws when a mail has none or somebody has two mails. */
function linksOf(mails: Awaited<ReturnType<LocalSpace['inbox']['mails']>>): Map<string, string> {
  const links = new Map<string, string>();
  for (const { to, text } of mails) {
    const [recipient = ''] = to;
    const [link] = /http\S+\/accept\/\S+/.exec(text) ?? [];
    if (!link || links.has(recipient))
      throw new Error(`${recipient} has ${link ? 'two mails' : 'a mail without link'}.`);
    links.set(recipient, link);
  }
  return links;
}

function expectCount(what: string, seen: number, expected: number): void {
  if (seen !== expected) throw new Error(`${expected} ${what} were expected, ${seen} were seen.`);
}
