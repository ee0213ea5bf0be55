import { answeredSettings } from './answered-settings.ts';
import { cloudflareAccount } from './cloudflare-account.ts';
import { databaseId, ensureQueues } from './cloudflare-resources.ts';
import { ensureSecrets } from './deploy-secrets.ts';
import { plainSettings } from './deploy-settings.ts';
import type { DeployTools } from './deploy-tools.ts';
import { type DeployedConfig, deployedConfig, queuesOf } from './deployed-config.ts';
import { mustRun } from './wrangler-answer.ts';

/** What is deployed, and of what. */
interface DeployOrder {
  name: string;
  /** `wrangler.jsonc`. */
  base: DeployedConfig;
  renewsCode: boolean;
}

/**
 * Brings a space to Cloudflare, or up to date there: account, settings, database, queues, secrets, migrations, worker.
 * Each step finds what an earlier run did, so that a run that stopped is simply started again. Throws a `DeployStop`.
 */
export async function deploySpace(tools: DeployTools, { name, base, renewsCode }: DeployOrder): Promise<void> {
  const { wrangler, tell } = tools;
  const left = tools.readConfig();

  tell('Cloudflare account');
  const accountId = await cloudflareAccount(tools, left?.account_id);
  tell(`  ${accountId}`);

  tell('Settings');
  const vars = await chosenSettings(tools, name, left);
  for (const [setting, value] of Object.entries(vars)) tell(`  ${setting}: ${value}`);

  tell('Database and queues');
  // Written before the database is known: the configuration tells wrangler the account, and keeps the answers.
  const config = deployedConfig(base, { name, accountId, databaseId: base.d1_databases[0].database_id, vars });
  const configFile = tools.writeConfig(config);
  const found = await databaseId(tools, { name, configFile });
  tools.writeConfig(deployedConfig(base, { name, accountId, databaseId: found, vars }));
  await ensureQueues(tools, { queues: queuesOf(config), configFile });

  tell('Secrets');
  const code = await ensureSecrets(tools, { configFile, transport: vars.MAIL_TRANSPORT, renewsCode });

  tell('Migrations');
  await mustRun(wrangler, ['d1', 'migrations', 'apply', 'DB', '--remote', '--config', configFile]);
  tell('  applied');
  tell('Worker');
  await mustRun(wrangler, ['deploy', '--config', configFile]);
  tell(`  deployed to ${vars.ORIGIN}`);

  tell('');
  if (code !== null) tell(`Done. Open ${vars.ORIGIN}/setup and set the space up with the code ${code}.`);
  else tell(`Done. Look at ${vars.ORIGIN}/healthz.`);
  if (vars.MAIL_TRANSPORT !== 'smtp') tell('README, Mail, says how the space gets to know what became of its mails.');
}

/** The settings of a deployment; its address fits its name. */
async function chosenSettings(
  tools: Pick<DeployTools, 'ask' | 'environment'>,
  name: string,
  left: DeployedConfig | null,
): Promise<Record<string, string>> {
  const settings = plainSettings.map((setting) =>
    setting.name === 'ORIGIN'
      ? { ...setting, fault: (answer: string) => setting.fault(answer) ?? namingFault(answer, name) }
      : setting,
  );
  const vars = await answeredSettings(settings, { known: left?.vars ?? {}, transport: undefined }, tools);
  return { ...left?.vars, ...vars, ORIGIN: new URL(vars.ORIGIN ?? '').origin };
}

/** Why a deployment of this name cannot have an address; Cloudflare gives those at workers.dev by the name. */
function namingFault(origin: string, name: string): string | null {
  const { hostname } = new URL(origin);
  if (!hostname.endsWith('.workers.dev') || hostname.startsWith(`${name}.`)) return null;
  return `At workers.dev the address begins with the deployment's name: https://${name}.….workers.dev`;
}
