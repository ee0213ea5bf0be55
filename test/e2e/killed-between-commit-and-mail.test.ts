import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Batch } from '../../shared/contract/batch.ts';
import type { LocalSpace } from '../../worker/local/local-space.ts';
import { invitationsTo, rowOf } from '../stage/batch-body.ts';
import { type ConnectedDevice, connectDevice } from '../stage/connected-device.ts';
import { ownerOf } from '../stage/owner.ts';
import { temporaryFolder } from '../stage/temporary-folder.ts';
import { startTestSpace } from '../stage/test-space.ts';
import { until } from '../stage/until.ts';

const people = 200;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let space: LocalSpace;
let device: ConnectedDevice;

beforeAll(async () => {
  folder = await temporaryFolder();
  space = await startTestSpace({ stateFolder: folder.path, cronSeconds: null });
  device = await connectDevice(space.origin, await ownerOf(space, folder.path));
});

afterAll(async () => {
  await space?.stop();
  await folder.remove();
});

function batchOf(name: string): Batch {
  return invitationsTo(
    Array.from({ length: people }, (_, index) => rowOf(`${name}-${index}@example.org`)),
    name,
  );
}

/** The links that each recipient got, a text for each copy. */
async function linksByRecipient(name: string): Promise<Map<string, string[]>> {
  const links = new Map<string, string[]>();
  for (const mail of await space.inbox.mails()) {
    const [to = ''] = mail.to;
    if (!to.startsWith(`${name}-`)) continue;
    const [link = 'no link'] = /http\S+\/accept\/\S+/.exec(mail.text) ?? [];
    links.set(to, [...(links.get(to) ?? []), link]);
  }
  return links;
}

/** Keeps the mail to somebody from being claimed, until the trigger is dropped. */
async function hold(email: string): Promise<void> {
  const isHeld = `new.state = 'sending' AND new.member_id = (SELECT id FROM members WHERE email = '${email}')`;
  const database = await space.database();
  await database
    .prepare(`CREATE TRIGGER held BEFORE UPDATE ON outbox WHEN ${isHeld} BEGIN SELECT raise(IGNORE); END`)
    .run();
}

// The queue of this machine forgets all its messages when workerd dies: only the outbox knows what is still to be sent.
test.each([0, 60, 180])('workerd killed %i ms after the receipt: every invitation is delivered', async (pause) => {
  const name = `after-${pause}`;
  const id = crypto.randomUUID();
  // However long this process is not let to run: one mail is left when the other is killed.
  await hold(`${name}-${people - 1}@example.org`);
  const receipt = await device.apply(id, batchOf(name));
  expect(receipt.rows.filter((row) => row.outcome === 'invited')).toHaveLength(people);

  await sleep(pause);
  process.kill(space.workerdPid(), 'SIGKILL');
  await sleep(300);
  expect((await linksByRecipient(name)).size).toBeLessThan(people);
  await until('workerd to be back', () => device.receipt(id).catch(() => null));

  // The leases of the delivery that was killed run out.
  const database = await space.database();
  await database.prepare('DROP TRIGGER held').run();
  const { meta } = await database.prepare(`UPDATE outbox SET lease_until = 0 WHERE state = 'sending'`).run();
  await until('all mails to be sent', async () => {
    const { rows } = await device.receipt(id);
    if (rows.every((row) => row.mail === 'sent')) return rows;
    // Cron comes again and again; what a busy mail server has put off is tried at once.
    await database.prepare(`UPDATE outbox SET due_at = 0 WHERE state = 'queued'`).run();
    await space.tick();
    return null;
  });
  const links = await linksByRecipient(name);
  expect(links.size).toBe(people);
  const copies = [...links.values()];
  expect(copies.every((each) => new Set(each).size === 1)).toBe(true);
  // A second copy only where the server's answer to the first one got lost, which is recorded.
  const unknowns = await database
    .prepare(`SELECT sum(unknowns) AS n FROM outbox JOIN members ON members.id = member_id WHERE email LIKE ?1`)
    .bind(`${name}-%`)
    .first('n');
  expect(copies.reduce((sum, each) => sum + each.length, 0)).toBeLessThanOrEqual(people + Number(unknowns));
  expect(Number(unknowns)).toBeLessThanOrEqual(meta.changes);
});
