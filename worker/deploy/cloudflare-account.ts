import * as v from 'valibot';
import { DeployStop } from './deploy-stop.ts';
import type { DeployTools } from './deploy-tools.ts';
import { parsedAnswer } from './wrangler-answer.ts';

const WhoAmI = v.object({
  loggedIn: v.boolean(),
  accounts: v.optional(v.array(v.object({ id: v.string(), name: v.string() })), []),
});
const asking = ['whoami', '--json'];

/**
 * Makes sure that somebody is signed in to Cloudflare, and returns the account to deploy to: `known` if it is still one
 * of theirs, else the only one, else the one that they choose.
 */
export async function cloudflareAccount(tools: DeployTools, known: string | undefined): Promise<string> {
  const accounts = await signedInAccounts(tools);
  const listed = accounts.map(({ id, name }) => `${id} (${name})`).join('\n  ');
  const wished = tools.environment.CLOUDFLARE_ACCOUNT_ID || known;
  const [first, ...others] = accounts;
  if (wished) {
    if (accounts.some(({ id }) => id === wished)) return wished;
    throw new DeployStop(`You are not signed in to the account ${wished}, but to\n  ${listed}`);
  }
  if (!first) throw new DeployStop('You are signed in, but to no account. Check the rights of your API token.');
  if (others.length === 0) return first.id;
  if (!tools.ask) throw new DeployStop(`Say which account in CLOUDFLARE_ACCOUNT_ID:\n  ${listed}`);
  tools.tell(`  ${listed}`);
  const fault = (answer: string) => (accounts.some(({ id }) => id === answer) ? null : 'Give the id of one of them.');
  return tools.ask({ text: 'Id of the account', preset: first.id, fault });
}

async function signedInAccounts({ wrangler, signIn }: DeployTools) {
  const before = parsedAnswer(WhoAmI, asking, await wrangler(asking));
  if (before.loggedIn) return before.accounts;
  const after = signIn && (await signIn()) ? parsedAnswer(WhoAmI, asking, await wrangler(asking)) : before;
  if (after.loggedIn) return after.accounts;
  throw new DeployStop(
    'You are not signed in to Cloudflare. Run "npx wrangler login", or give an API token in CLOUDFLARE_API_TOKEN.',
  );
}
