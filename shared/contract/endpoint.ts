import * as v from 'valibot';

/** What a request or an answer carries; parameters come as text, so their schemas turn them into what they mean. */
export type Schema = v.GenericSchema<unknown, unknown>;

/**
 * One thing that can be asked of the API: where, with what, and what comes back. The worker serves it, the extension
 * calls it and the API's description is made of it, so that none of them can differ from the others.
 */
export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `apiRoot`, with parameters in braces: `/groups/{id}`. */
  path: `/${string}`;
  /** One sentence for the API's readers. */
  summary: string;
  /** Who may ask: `admin` means the owner too; an API token of scope `read` may ask what does not write. */
  who: 'admin' | 'owner';
  writes: boolean;
  /** Whether an API token may ask; what hands out or takes away power over the space is for signed-in people alone. */
  tokens: boolean;
  params: Schema;
  query: Schema;
  /** Null for a request without a body. */
  body: Schema | null;
  /** Null for an empty answer (204). */
  answer: Schema | null;
  /** What the answer is written in. */
  media: 'application/json' | 'text/csv';
}

const nothing = v.strictObject({});
type Nothing = typeof nothing;

interface Given<Params extends Schema, Query extends Schema, Body, Answer> {
  method: Endpoint['method'];
  path: Endpoint['path'];
  summary: string;
  who?: Endpoint['who'];
  writes?: boolean;
  tokens?: boolean;
  params?: Params;
  query?: Query;
  body?: Body;
  answer?: Answer;
  media?: Endpoint['media'];
}

/**
 * Describes an endpoint; for admins and API tokens, JSON, and writing unless it is a GET, where nothing else is said.
 */
export function endpoint<
  Params extends Schema = Nothing,
  Query extends Schema = Nothing,
  Body extends Schema | null = null,
  Answer extends Schema | null = null,
>(given: Given<Params, Query, Body, Answer>) {
  return {
    method: given.method,
    path: given.path,
    summary: given.summary,
    who: given.who ?? 'admin',
    writes: given.writes ?? given.method !== 'GET',
    tokens: given.tokens ?? true,
    // What was not given has the type of its default: the type parameters' defaults say so, TypeScript cannot see it.
    params: (given.params ?? nothing) as Params,
    query: (given.query ?? nothing) as Query,
    body: (given.body ?? null) as Body,
    answer: (given.answer ?? null) as Answer,
    media: given.media ?? 'application/json',
  } satisfies Endpoint;
}

type Output<S> = S extends Schema ? v.InferOutput<S> : null;
type Input<S> = S extends Schema ? v.InferInput<S> : null;

/** What a handler gets: parameters, query and body as their schemas parsed them. */
export interface Asked<E extends Endpoint> {
  params: Output<E['params']>;
  query: Output<E['query']>;
  body: Output<E['body']>;
}

/** What the endpoint answers; null for an empty answer. */
export type AnswerOf<E extends Endpoint> = Output<E['answer']>;

/** What a caller gives: only what the endpoint takes. */
export type Question<E extends Endpoint> = (keyof Input<E['params']> extends never
  ? unknown
  : { params: Input<E['params']> }) &
  (keyof Input<E['query']> extends never ? unknown : { query?: Input<E['query']> }) &
  (E['body'] extends null ? unknown : { body: Input<E['body']> });
