import * as v from 'valibot';
import { DeployStop } from './deploy-stop.ts';
import type { Wrangler, WranglerResult } from './wrangler-command.ts';

/** Runs wrangler for something that has to work; throws a `DeployStop` with what it said. */
export async function mustRun(wrangler: Wrangler, args: readonly string[], input?: string): Promise<WranglerResult> {
  const result = await wrangler(args, input);
  if (!result.ok) throw new DeployStop(failureOf(args, result));
  return result;
}

/** What a run of wrangler printed as JSON, parsed. Throws a `DeployStop` when it is something else. */
export function parsedAnswer<Schema extends v.GenericSchema>(
  schema: Schema,
  args: readonly string[],
  result: WranglerResult,
): v.InferOutput<Schema> {
  // Notices may stand before what was asked for.
  const parsed = v.safeParse(
    v.pipe(v.string(), v.parseJson(), schema),
    result.stdout.slice(Math.max(0, result.stdout.search(/[[{]/))),
  );
  if (!parsed.success) throw new DeployStop(failureOf(args, result));
  return parsed.output;
}

/** The sentence for a run that did not work; `args` hold no secret, those are told as input. */
export function failureOf(args: readonly string[], { output }: WranglerResult): string {
  return `This did not work: wrangler ${args.join(' ')}\n${output || 'It said nothing.'}`;
}
