import { askedSecrets, concerns, plainSettings } from './deploy-settings.ts';
import type { DeployTools } from './deploy-tools.ts';
import { type DeployedConfig, deployedConfig, queuesOf } from './deployed-config.ts';
import { mustRun } from './wrangler-answer.ts';

/** Stands for an address that nobody has given yet. */
const exampleOrigin = 'https://rollcall.example.org';

/**
 * `--dry-run`: says what a deployment would do, asks and changes nothing, and has wrangler build and check the worker
 * as it would be uploaded. Throws a `DeployStop` if that does not work.
 */
export async function rehearse(tools: DeployTools, name: string, base: DeployedConfig): Promise<void> {
  const { wrangler, tell, environment } = tools;
  const left = tools.readConfig();
  const known = (setting: string) => environment[setting] || left?.vars[setting];
  const transport = known('MAIL_TRANSPORT') ?? base.vars.MAIL_TRANSPORT;

  tell('It would make sure that you are signed in to Cloudflare.');
  for (const setting of plainSettings.filter((each) => each.isAsked)) {
    tell(
      `It would ${known(setting.name) ? `take ${setting.name}=${known(setting.name)}` : `ask for ${setting.name}`}.`,
    );
  }
  const vars = { ...left?.vars, ORIGIN: known('ORIGIN') ?? exampleOrigin, MAIL_TRANSPORT: transport ?? '' };
  const { database_id } = (left ?? base).d1_databases[0];
  const config = deployedConfig(base, { name, accountId: left?.account_id, databaseId: database_id, vars });
  tell(`It would create what is missing of the database ${name} and the queues ${queuesOf(config).join(', ')}.`);
  const secrets = askedSecrets.filter((each) => each.isAsked && concerns(each, transport)).map((each) => each.name);
  tell(`It would set what is missing of the secrets ${['LINK_SECRETS', 'SETUP_CODE', ...secrets].join(', ')}.`);
  tell('It would apply the migrations, and upload this worker:');
  const { output } = await mustRun(wrangler, ['deploy', '--dry-run', '--config', tools.writeConfig(config)]);
  tell(output);
}
