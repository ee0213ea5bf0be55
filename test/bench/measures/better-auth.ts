import { invitationsTo } from '../../stage/batch-body.ts';
import { startBetterAuth } from '../peers/better-auth-space.ts';
import { type Measure, time, timed } from '../runner/measure.ts';
import { startBenchSpace } from '../space/bench-space.ts';
import { newId, newPeople } from '../space/people.ts';

/** The same people invited by what a developer would otherwise build on. */
export const againstBetterAuth: Measure = {
  name: 'better-auth',
  what: 'Inviting people, stored in D1 in workerd, over HTTP',
  with: "better-auth's inviteMember one by one, without its mails",
  sizes: [100, 300, 1000],
  series: [{ name: time, unit: 'ms', goal: { timesFaster: 50 }, at: [1000] }],
  needsPeers: true,
  async prepare(size) {
    const space = await startBenchSpace();
    const peer = await startBetterAuth().catch(async (error) => {
      await space.end();
      throw error;
    });
    return {
      async ours() {
        const body = invitationsTo(newPeople(size));
        const sample = await timed(() => space.device.apply(newId(), body));
        await space.allMarked();
        return sample;
      },
      against: () => timed(() => peer.invite(newPeople(size).map(({ email }) => email))),
      async end() {
        await peer.end();
        await space.end();
      },
    };
  },
};
