import { batchEndpoints } from '../../../shared/contract/batch.ts';
import { invitationEndpoints } from '../../../shared/contract/invitation.ts';
import { invitationsTo, rowOf } from '../../stage/batch-body.ts';
import { connectExtension } from '../../stage/connect-extension.ts';
import { pageVisitor } from '../../stage/page-visitor.ts';
import { until } from '../../stage/until.ts';
import { approve, planImport, sendImport } from '../admin.ts';
import { applied } from '../applying.ts';
import { dumpBrowser } from '../browser-dump.ts';
import { drain } from '../drain.ts';
import { gatherEvidence } from '../evidence.ts';
import type { Scenario } from '../scenario.ts';
import type { World } from '../world.ts';

/** Several people who do at once what goes together badly. */
export const manyHands: Scenario[] = [
  {
    name: 'two-admins',
    isShort: true,
    times: 6,
    async run({ world, random, people }) {
      const list = people(random.between(20, 100));
      const page = await planImport(world, list);
      const theirs = random.below(2) === 0 ? list : list.slice(random.below(list.length));
      await Promise.all([approve(world, page, list), importAsOtherAdmin(world, theirs)]);
      await until('an end, or a plan that changed', async () => {
        const phase = await page.locator('[data-testid=phase]').first().getAttribute('data-phase');
        return phase === 'done' || phase === 'plan-changed' ? true : null;
      });
    },
  },
  {
    name: 'all-pages-at-once',
    isShort: false,
    times: 3,
    async run({ world, people }) {
      const { browser } = world.extension;
      const pages = await Promise.all(
        ['popup.html', 'console.html', 'console.html#/batches'].map(async (name) => {
          const page = await browser.context.newPage();
          await page.goto(browser.extensionPage(name));
          return page;
        }),
      );
      await sendImport(world, people(40));
      for (const page of pages) await page.reload();
    },
  },
  {
    name: 'sign-in-ended',
    isShort: false,
    times: 2,
    async run({ world, people }) {
      const list = people(10);
      const page = await planImport(world, list);
      const { spaces } = await dumpBrowser(world.extension.browser);
      const database = await world.worker.database();
      // Else a request that asks for news may be told first, and there is nothing to send with any more.
      world.proxy.isOffline = true;
      await database
        .prepare('DELETE FROM sign_ins WHERE id = ?1')
        .bind(spaces[0]?.signInId ?? '')
        .run();
      await approve(world, page, list);
      world.proxy.isOffline = false;
      await page.locator('[data-testid=phase][data-phase=needs-sign-in]').waitFor();
      const again = await connectExtension(world.extension.browser, world.proxy.origin, world.owner);
      await again.close();
    },
  },
  {
    name: 'changed-while-mailing',
    isShort: false,
    times: 6,
    // Who was revoked is invited again by the next import.
    isRepeatable: false,
    async run({ world, random, people }) {
      const list = people(40);
      const from = world.proxy.history.length;
      await sendImport(world, list);
      await applied(world, from);
      const answer = await world.otherAdmin.ask(invitationEndpoints.listInvitations, {
        query: { list: 'pending', search: list[0]?.split('.')[0] ?? '', limit: '100' },
      });
      if ('problem' in answer) throw new Error(`The invitations cannot be listed: ${answer.problem.code}`);
      const chosen = answer.value.items.slice(0, random.between(10, 20));
      const revoked = chosen.filter((_, index) => index % 2 === 0).map(({ id }) => id);
      const corrected = chosen.filter((_, index) => index % 2 === 1);
      const mails = (await gatherEvidence(world)).mails.filter(({ to }) => list.includes(to));
      const joining = mails.filter(() => random.below(3) === 0).map(({ token }) => join(world, token ?? ''));
      await Promise.all([
        world.otherAdmin.ask(invitationEndpoints.revokeInvitations, { body: { by: 'ids', ids: revoked } }),
        ...corrected.map(({ id, member }) =>
          world.otherAdmin.ask(invitationEndpoints.correctInvitation, {
            params: { id },
            body: { email: `new.${member.email}` },
          }),
        ),
        ...joining,
      ]);
      await drain(world, { nudged: true });
      await expectOneEnd(world, list);
    },
  },
];

async function importAsOtherAdmin(world: World, list: readonly string[]): Promise<void> {
  const id = crypto.randomUUID();
  world.otherBatches.add(id);
  const body = invitationsTo(list.map((email) => rowOf(email)));
  const answer = await world.otherAdmin.ask(batchEndpoints.applyBatch, { params: { id }, body });
  if ('problem' in answer) throw new Error(`The other admin's import was refused: ${answer.problem.code}`);
}

/** Accepts by a mailed link; who comes too late is refused, which is an end as well. */
async function join(world: World, token: string): Promise<void> {
  const visitor = pageVisitor(world.proxy.origin);
  const fields = { firstName: 'Jo', lastName: 'Doe', password: 'seven green bicycles', language: 'en' };
  await visitor.send(`/accept/${token}`, fields).catch(() => undefined);
}

/** Whoever is active has an accepted invitation, and nobody else has one. */
async function expectOneEnd({ worker }: World, list: readonly string[]): Promise<void> {
  const { members = [], invitations = [] } = await worker.dump();
  const wanted = new Set(list.flatMap((email) => [email, `new.${email}`]));
  for (const member of members.filter(({ email }) => wanted.has(String(email)))) {
    const accepted = invitations.filter(({ member_id, state }) => member_id === member.id && state === 'accepted');
    if (accepted.length !== (member.state === 'active' ? 1 : 0)) {
      throw new Error(`${member.email} is ${member.state} with ${accepted.length} accepted invitations`);
    }
  }
}
