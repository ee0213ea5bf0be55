import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import type { AnswerOf, Asked, Endpoint, Schema } from '../shared/contract/endpoint.ts';
import type { ApiEnv } from './app-env.ts';
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
    const answered: unknown = await answer(c, asked as Asked<E>);
    if (endpoint.answer === null) return c.body(null, 204);
    if (endpoint.media === 'application/json') return c.json(answered as object);
    c.header('Content-Type', 'text/csv; charset=utf-8; header=present');
    c.header('Content-Disposition', `attachment; filename="${endpoint.path.slice(1)}"`);
    return c.body(String(answered));
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
