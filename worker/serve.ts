import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import type { AnswerOf, Asked, Endpoint, Schema } from '../shared/contract/endpoint.ts';
import type { ApiEnv } from './app-env.ts';
import { logFailure } from './error-answer.ts';
import { Refusal } from './refusal.ts';
import { parseBody } from './request-body.ts';

/**
 * Serves an endpoint of the contract: lets in who may ask, parses what is asked, and answers what the handler returns.
 * Ids that no record can have are `not-found`, like those of other people's records.
 */
export function serve<E extends Endpoint>(
  routes: Hono<ApiEnv>,
  endpoint: E,
  answer: (c: Context<ApiEnv>, asked: Asked<E>) => Promise<AnswerOf<E>>,
): void {
  route(routes, endpoint, async (c, asked) => {
    const answered: unknown = await answer(c, asked);
    return endpoint.answer === null ? c.body(null, 204) : c.json(answered as object);
  });
}

/**
 * The same for an endpoint that answers CSV: what the handler returns is sent as it comes, however long, behind a byte
 * order mark, by which spreadsheet programs recognise UTF-8. If it fails half-way, the answer breaks off: nobody takes
 * the beginning of a list for the whole.
 */
export function serveCsv<E extends Endpoint>(
  routes: Hono<ApiEnv>,
  endpoint: E,
  answer: (c: Context<ApiEnv>, asked: Asked<E>) => Promise<AsyncIterable<string>>,
): void {
  route(routes, endpoint, async (c, asked) => {
    const text = await answer(c, asked);
    c.header('Content-Type', 'text/csv; charset=utf-8; header=present');
    c.header('Content-Disposition', `attachment; filename="${endpoint.path.slice(1)}"`);
    return c.body(streamOf(withMark(text), (error) => logFailure(error, c)));
  });
}

function route<E extends Endpoint>(
  routes: Hono<ApiEnv>,
  endpoint: E,
  answer: (c: Context<ApiEnv>, asked: Asked<E>) => Promise<Response>,
): void {
  routes.on(endpoint.method, endpoint.path.replace(/\{(\w+)\}/g, ':$1'), async (c) => {
    const { role, scope, kind } = c.get('signedIn');
    if (endpoint.who === 'owner' && role !== 'owner') throw new Refusal({ code: 'not-allowed' });
    if (endpoint.writes && scope !== 'write') throw new Refusal({ code: 'not-allowed' });
    if (!endpoint.tokens && kind === 'token') throw new Refusal({ code: 'not-allowed' });
    const params = v.safeParse(endpoint.params, c.req.param());
    if (!params.success) throw new Refusal({ code: 'not-found' });
    const asked = {
      params: params.output,
      query: parsedQuery(c, endpoint.query),
      body: endpoint.body && (await parseBody(c, endpoint.body)),
    };
    // The schemas of this endpoint made these three, which is what `Asked` says of them.
    return answer(c, asked as Asked<E>);
  });
}

async function* withMark(text: AsyncIterable<string>): AsyncGenerator<string, void> {
  yield '\ufeff';
  yield* text;
}

function streamOf(text: AsyncGenerator<string, void>, failed: (error: Error) => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next = await text.next().catch((error: unknown) => {
        if (error instanceof Error) failed(error);
        throw error;
      });
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await text.return();
    },
  });
}

function parsedQuery(c: Context, schema: Schema): unknown {
  const given = c.req.queries();
  const repeated = Object.keys(given).find((name) => given[name]?.length !== 1);
  if (repeated !== undefined) throw new Refusal({ code: 'invalid-request', at: repeated });
  const parsed = v.safeParse(schema, c.req.query());
  if (parsed.success) return parsed.output;
  throw new Refusal({ code: 'invalid-request', at: v.getDotPath(parsed.issues[0]) ?? '' });
}
