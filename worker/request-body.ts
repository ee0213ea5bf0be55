import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import * as v from 'valibot';
import { maxBodyBytes } from '../shared/contract/protocol.ts';
import type { AppEnv } from './app-env.ts';
import { Refusal } from './refusal.ts';

/** Levels of lists and objects in a request body, at most; the deepest of the contract is four. */
const maxDepth = 12;

/**
 * Names of fields in a request body, at most: a batch of a thousand rows has sixteen thousand. The body's octets alone
 * would allow six hundred thousand, which cost seconds before a schema could refuse them.
 */
const maxFields = 30_000;

/** Names with which a careless merge would reach an object's prototype. */
const poisonedKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** Refuses bodies that are compressed or of another media type, before anything reads them. */
export const onlyMediaType = (expected: string) =>
  createMiddleware<AppEnv>(async (c, next) => {
    if (c.req.header('content-encoding')) throw new Refusal({ code: 'unsupported-media', expected });
    // A browser's POST without a body says that its length is 0, and has an empty body here.
    if (c.req.raw.body && c.req.header('content-length') !== '0') {
      const [mediaType] = (c.req.header('content-type') ?? '').split(';');
      if (mediaType?.trim().toLowerCase() !== expected) throw new Refusal({ code: 'unsupported-media', expected });
    }
    await next();
  });

/** Refuses bodies of more than `limit` octets, whatever length they claim and whoever reads them. */
export const onlyUpTo = (limit: number) =>
  bodyLimit({
    maxSize: limit,
    onError: () => {
      throw new Refusal({ code: 'too-large', limit });
    },
  });

/** What holds for every body that is sent to the API. */
export const apiBodyRules = [onlyMediaType('application/json'), onlyUpTo(maxBodyBytes)] as const;

/**
 * The body of an API request, parsed. Refuses with `invalid-request` and the place (`rows.3.email`, or empty for the
 * whole body) what is not JSON, nested too deeply, names too many fields, has keys of object prototypes, or does not fit the schema.
 */
export async function parseBody<Schema extends v.GenericSchema>(
  c: Context,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  const text = await bodyText(c);
  const { depth, fields } = extentOf(text);
  if (depth > maxDepth || fields > maxFields) throw invalid('');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid('');
  }
  const poisoned = mayPoison(text) ? poisonedPlace(value) : null;
  if (poisoned !== null) throw invalid(poisoned);
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  if (!parsed.success) throw invalid(v.getDotPath(parsed.issues[0]) ?? '');
  return parsed.output;
}

/** The request's body as text; refuses what is not UTF-8. */
export async function bodyText(c: Context): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(await c.req.arrayBuffer());
  } catch (error) {
    if (error instanceof TypeError) throw invalid('');
    throw error;
  }
}

function invalid(at: string): Refusal {
  return new Refusal({ code: 'invalid-request', at });
}

/**
 * The deepest nesting of a JSON text and how many fields it names; counted before parsing, so that neither recursion nor
 * memory meets a hostile one.
 */
function extentOf(text: string): { depth: number; fields: number } {
  let depth = 0;
  let deepest = 0;
  let fields = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (quoted) {
      if (character === '\\') at += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === ':') fields += 1;
    else if (character === '[' || character === '{') {
      depth += 1;
      deepest = Math.max(deepest, depth);
    } else if (character === ']' || character === '}') depth -= 1;
  }
  return { depth: deepest, fields };
}

/** Whether a JSON text can hold a poisoned key: plainly, or with letters by their numbers (`\u0063onstructor`). */
function mayPoison(text: string): boolean {
  return text.includes('\\u') || [...poisonedKeys].some((key) => text.includes(key));
}

/** Where a poisoned key is, or null. A list's items are walked without making a key of each: there may be a million. */
function poisonedPlace(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    if (typeof key === 'string' && poisonedKeys.has(key)) return key;
    const below = poisonedPlace(inner);
    if (below !== null) return `${key}.${below}`;
  }
  return null;
}
