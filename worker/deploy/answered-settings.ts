import { concerns, type DeploySetting } from './deploy-settings.ts';
import { DeployStop } from './deploy-stop.ts';
import type { DeployTools } from './deploy-tools.ts';

type Tools = Pick<DeployTools, 'ask' | 'environment'>;

/**
 * The values of settings: from the environment, else as `known` has them, else as the person at the keyboard says.
 * Throws a `DeployStop` for a value that cannot be used, and if there is nobody to ask for those that are missing.
 */
export async function answeredSettings(
  settings: readonly DeploySetting[],
  { known, transport }: { known: Readonly<Record<string, string>>; transport: string | undefined },
  { ask, environment }: Tools,
): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  const missing: string[] = [];
  for (const setting of settings) {
    const { name, isAsked, fault } = setting;
    if (!concerns(setting, answers.MAIL_TRANSPORT ?? transport)) continue;
    const given = environment[name] || known[name];
    if (given) {
      const wrong = fault(given);
      if (wrong !== null) throw new DeployStop(`${name} cannot be used. ${wrong}`);
      answers[name] = given;
    } else if (isAsked && ask) {
      answers[name] = await ask(setting);
    } else if (isAsked) {
      missing.push(`${name}: ${setting.text}`);
    }
  }
  if (missing.length > 0) {
    throw new DeployStop(`Nobody is there to ask. Give these in the environment:\n  ${missing.join('\n  ')}`);
  }
  return answers;
}
