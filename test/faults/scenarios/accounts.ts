import { pageVisitor } from '../../stage/page-visitor.ts';
import { approve, planImport } from '../admin.ts';
import { drain } from '../drain.ts';
import { killWorkerd } from '../kill-workerd.ts';
import type { Scenario } from '../scenario.ts';

/** Accounts with initial passwords, which must be in clear nowhere and work whatever was killed. */
export const accounts: Scenario[] = [
  {
    name: 'accounts-killed',
    isShort: false,
    times: 10,
    async run({ world, random, people }) {
      const list = people(random.between(3, 15));
      const passwords = list.map(
        () => `pass${random.below(2 ** 31).toString(36)}${random.below(2 ** 31).toString(36)}`,
      );
      for (const password of passwords) world.planted.set('an initial password', password);
      const lines = list.map((email, index) => `Doe, Jo, ${email}, , 1, ${passwords[index]}, en`);
      const page = await planImport(world, lines, 'new-batch/accounts');
      await Promise.all([approve(world, page, list), killWorkerd(world, random, 600)]);
      await drain(world, { nudged: true });
      const visitor = pageVisitor(world.proxy.origin);
      const path = await visitor.send('/sign-in', { email: list[0] ?? '', password: passwords[0] ?? '', next: '/' });
      if (path === '/sign-in') throw new Error('An initial password does not let in.');
    },
  },
];
