import * as v from 'valibot';
import { newLinkSecrets, newSetupCode } from '../local/secrets.ts';
import { answeredSettings } from './answered-settings.ts';
import { askedSecrets } from './deploy-settings.ts';
import { DeployStop } from './deploy-stop.ts';
import type { DeployTools } from './deploy-tools.ts';
import { failureOf, mustRun, parsedAnswer } from './wrangler-answer.ts';

const Secrets = v.array(v.object({ name: v.string() }));

/**
 * Gives the worker the secrets that it lacks: those that nobody has to know are made, the others asked for. What it has
 * stays, unless the environment says another value. `renewsCode` makes another set-up code. Returns the code if it made
 * one.
 */
export async function ensureSecrets(
  tools: DeployTools,
  { configFile, transport, renewsCode }: { configFile: string; transport: string | undefined; renewsCode: boolean },
): Promise<string | null> {
  const had = await secretNames(tools, configFile);
  const lacks = { LINK_SECRETS: !had.includes('LINK_SECRETS'), SETUP_CODE: renewsCode || !had.includes('SETUP_CODE') };
  const secrets: OwnSecrets = {
    ...(lacks.LINK_SECRETS && { LINK_SECRETS: secretOf(tools, 'LINK_SECRETS') }),
    ...(lacks.SETUP_CODE && { SETUP_CODE: secretOf(tools, 'SETUP_CODE') }),
  };
  const wanted = askedSecrets.filter(({ name }) => tools.environment[name] || !had.includes(name));
  const given = await answeredSettings(wanted, { known: {}, transport }, tools);
  const written = { ...secrets, ...given };
  const names = Object.keys(written);
  if (tools.ask) tellMade(tools, secrets);
  // By standard input: a file or an argument could be read by others on this machine.
  if (names.length > 0) {
    await mustRun(tools.wrangler, ['secret', 'bulk', '--config', configFile], JSON.stringify(written));
  }
  for (const name of new Set([...had, ...names])) {
    tools.tell(`  secret ${name}: ${names.includes(name) ? 'set' : 'there'}`);
  }
  return (tools.ask ? secrets.SETUP_CODE : undefined) ?? null;
}

const ownSecrets = {
  LINK_SECRETS: { make: newLinkSecrets, form: /^[1-9]\d{0,9}:[^,]{32,}(?:,[1-9]\d{0,9}:[^,]{32,})*$/ },
  SETUP_CODE: { make: newSetupCode, form: /^.{8,}$/ },
};

type OwnSecrets = Partial<Record<keyof typeof ownSecrets, string>>;

/** A secret that is made here; where nobody is at a keyboard to be told it (what is said ends in a log), the given one. */
function secretOf({ ask, environment }: DeployTools, name: keyof typeof ownSecrets): string {
  const { make, form } = ownSecrets[name];
  if (ask) return make();
  const value = environment[name] ?? '';
  if (form.test(value)) return value;
  throw new DeployStop(
    `Nobody is at a keyboard to be told a new ${name}: set it in the environment ` +
      '(LINK_SECRETS is 1:<32 or more random characters>, SETUP_CODE 8 or more), or deploy the first time by hand.',
  );
}

/** Before they are set: if the answer is lost, they may be set all the same, and the next run leaves them. */
function tellMade({ tell }: DeployTools, { LINK_SECRETS, SETUP_CODE }: OwnSecrets): void {
  if (LINK_SECRETS !== undefined) {
    tell('  Keep this with your passwords; Cloudflare shows it to nobody again, and a backup needs it:');
    tell(`  LINK_SECRETS=${LINK_SECRETS}`);
  }
  if (SETUP_CODE !== undefined) tell(`  Set-up code, to be typed once: ${SETUP_CODE}`);
}

/** The names of the worker's secrets; none before its first deployment. */
async function secretNames({ wrangler }: DeployTools, configFile: string): Promise<string[]> {
  const asking = ['secret', 'list', '--config', configFile];
  const listed = await wrangler(asking);
  if (listed.ok) return parsedAnswer(Secrets, asking, listed).map(({ name }) => name);
  if (/Worker ".*" not found/.test(listed.output)) return [];
  throw new DeployStop(failureOf(asking, listed));
}
