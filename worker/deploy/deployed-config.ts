import * as v from 'valibot';

const Consumer = v.looseObject({ queue: v.string(), dead_letter_queue: v.optional(v.string()) });

/** What a deployment changes in `wrangler.jsonc`; everything else there stays as it is. */
export const DeployedConfig = v.looseObject({
  name: v.string(),
  account_id: v.optional(v.string()),
  main: v.string(),
  workers_dev: v.optional(v.boolean()),
  routes: v.optional(v.array(v.strictObject({ pattern: v.string(), custom_domain: v.literal(true) }))),
  d1_databases: v.tuple([
    v.looseObject({ database_name: v.string(), database_id: v.string(), migrations_dir: v.string() }),
  ]),
  queues: v.strictObject({
    producers: v.array(v.strictObject({ binding: v.string(), queue: v.string() })),
    consumers: v.array(Consumer),
  }),
  send_email: v.optional(v.array(v.strictObject({ name: v.string() }))),
  vars: v.record(v.string(), v.string()),
});
/** See the schema of the same name. */
export type DeployedConfig = v.InferOutput<typeof DeployedConfig>;

/** What a deployment is, besides what `wrangler.jsonc` says of all of them. */
interface Deployment {
  /** The worker's and the database's name, and the beginning of the queues' names. */
  name: string;
  accountId?: string | undefined;
  databaseId: string;
  /** Settings that are no secret; `ORIGIN` and `MAIL_TRANSPORT` are among them. */
  vars: Readonly<Record<string, string>>;
}

/**
 * The configuration of one deployment, made of the tracked one (`base`), which lies in the folder `worker`, for a file
 * in a folder beside it. Queues bear the deployment's name, because an account has each queue once.
 */
export function deployedConfig(
  base: DeployedConfig,
  { name, accountId, databaseId, vars }: Deployment,
): DeployedConfig {
  const [database] = base.d1_databases;
  const own = (queue: string) => queue.replace(/^rollcall(?=-)/, name);
  const consumers = base.queues.consumers.map(({ queue, dead_letter_queue, ...rest }) => ({
    ...rest,
    queue: own(queue),
    ...(dead_letter_queue !== undefined && { dead_letter_queue: own(dead_letter_queue) }),
  }));
  const byCloudflare = vars.MAIL_TRANSPORT === 'cloudflare';
  const { $schema: _, ...rest } = base;
  return {
    ...rest,
    name,
    ...(accountId !== undefined && { account_id: accountId }),
    main: `../worker/${base.main}`,
    ...placeOf(new URL(vars.ORIGIN ?? '').hostname),
    d1_databases: [
      {
        ...database,
        database_name: name,
        database_id: databaseId,
        migrations_dir: `../worker/${database.migrations_dir}`,
      },
    ],
    queues: {
      producers: base.queues.producers.map((each) => ({ ...each, queue: own(each.queue) })),
      consumers: byCloudflare ? [...consumers, mailEvents(own)] : consumers,
    },
    ...(byCloudflare && { send_email: [{ name: 'EMAIL' }] }),
    vars: { ...base.vars, ...vars },
  };
}

/** Where the worker answers: at the account's own address of workers.dev, or at a domain that the account has. */
function placeOf(host: string): Pick<DeployedConfig, 'workers_dev' | 'routes'> {
  if (host.endsWith('.workers.dev')) return { workers_dev: true };
  return { workers_dev: false, routes: [{ pattern: host, custom_domain: true }] };
}

/** The queue to which Cloudflare's Email Service reports what became of each mail. */
function mailEvents(own: (queue: string) => string): v.InferOutput<typeof Consumer> {
  return {
    queue: own('rollcall-mail-events'),
    max_batch_size: 100,
    max_batch_timeout: 5,
    max_retries: 5,
    dead_letter_queue: own('rollcall-dead-letters'),
  };
}

/** Every queue of a configuration, once. */
export function queuesOf({ queues }: DeployedConfig): string[] {
  return [...new Set([...queues.producers, ...queues.consumers].map(({ queue }) => queue))].sort();
}
