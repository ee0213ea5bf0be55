import * as v from 'valibot';
import { DeployStop } from './deploy-stop.ts';
import type { DeployTools } from './deploy-tools.ts';
import { failureOf, mustRun, parsedAnswer } from './wrangler-answer.ts';

type Tools = Pick<DeployTools, 'wrangler' | 'tell'>;

const Databases = v.array(v.object({ uuid: v.string(), name: v.string() }));

/** The id of the account's database of this name; it is created if there is none. */
export async function databaseId(
  { wrangler, tell }: Tools,
  { name, configFile }: { name: string; configFile: string },
): Promise<string> {
  const listing = ['d1', 'list', '--json', '--config', configFile];
  const find = async () => {
    const all = parsedAnswer(Databases, listing, await mustRun(wrangler, listing));
    return all.find((each) => each.name === name)?.uuid;
  };
  const known = await find();
  if (known !== undefined) {
    tell(`  database ${name}: there`);
    return known;
  }
  await mustRun(wrangler, ['d1', 'create', name, '--config', configFile]);
  const created = await find();
  if (created === undefined) throw new DeployStop(`The database ${name} was created, but is not listed. Try again.`);
  tell(`  database ${name}: created`);
  return created;
}

/** Creates those of the queues that the account does not have. */
export async function ensureQueues(
  { wrangler, tell }: Tools,
  { queues, configFile }: { queues: readonly string[]; configFile: string },
): Promise<void> {
  for (const queue of queues) {
    const asking = ['queues', 'info', queue, '--config', configFile];
    const found = await wrangler(asking);
    if (!found.ok && !found.output.includes('does not exist')) throw new DeployStop(failureOf(asking, found));
    if (!found.ok) await mustRun(wrangler, ['queues', 'create', queue, '--config', configFile]);
    tell(`  queue ${queue}: ${found.ok ? 'there' : 'created'}`);
  }
}
