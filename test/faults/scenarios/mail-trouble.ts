import { until } from '../../stage/until.ts';
import { sendImport } from '../admin.ts';
import type { MailFate } from '../mail-server.ts';
import type { Scenario } from '../scenario.ts';

const fates = [
  { kind: 'refuse', code: 451, words: '4.3.2 later' },
  { kind: 'refuse', code: 421, words: '4.3.2 too busy' },
  { kind: 'refuse', code: 550, words: '5.1.1 no such mailbox' },
  { kind: 'take-and-hang-up' },
  { kind: 'take-silently' },
  { kind: 'hang-up' },
] as const satisfies MailFate[];

/** Mail servers that refuse, hang up, fall silent after they have taken a mail, or are not there. */
export const mailTrouble: Scenario[] = [
  ...fates.map(
    (fate): Scenario => ({
      name: `mail-${fate.kind}${fate.kind === 'refuse' ? `-${fate.code}` : ''}`,
      isShort: fate.kind === 'take-and-hang-up' || (fate.kind === 'refuse' && fate.code === 550),
      times: 2,
      async run({ world, random, people }) {
        const list = people(random.between(5, 25));
        const [victim = ''] = list.slice(random.below(list.length));
        let met = false;
        world.mail.decide = (to) => {
          // Whoever is refused for good is so each time, everybody else only once.
          const isHit = to === victim && (!met || (fate.kind === 'refuse' && fate.code === 550));
          met ||= isHit;
          return isHit ? fate : { kind: 'take' };
        };
        await sendImport(world, list);
        await until('the fault to be met', async () => (met ? true : null));
      },
    }),
  ),
  {
    name: 'mail-server-down',
    isShort: false,
    times: 2,
    async run({ world, people }) {
      world.mail.isDown = true;
      await sendImport(world, people(25));
      await until('a mail to be tried', async () => {
        const { outbox = [] } = await world.worker.dump();
        return outbox.some(({ attempts, state }) => Number(attempts) > 0 && state === 'queued') ? true : null;
      });
    },
  },
];
