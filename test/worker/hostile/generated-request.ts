import fc from 'fast-check';
import * as v from 'valibot';
import type { Endpoint } from '../../../shared/contract/endpoint.ts';
import { apiRoot } from '../../../shared/contract/protocol.ts';
import { hostileTexts } from './hostile-texts.ts';
import { type Known, valuesFor } from './schema-values.ts';

/** A request to an endpoint; what is in it may be right, nearly right or nonsense. */
export interface GeneratedRequest {
  params: Record<string, string>;
  query: [string, string][];
  /** The body's text; null for none. */
  body: string | null;
}

const nonsense: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  Number.MAX_SAFE_INTEGER,
  1e300,
  '',
  'x'.repeat(20_000),
  [],
  [null],
  {},
  { toString: null },
  ...hostileTexts,
];

const rawBodies: readonly string[] = [
  '',
  'null',
  '[]',
  '{}',
  '{',
  '"text"',
  '\ufeff{}',
  '{"a":1e999}',
  '{"email":"a@example.org","email":"b@example.org"}',
  '{"__proto__":{"role":"owner"}}',
  '{"constructor":{"prototype":{"role":"owner"}}}',
  '['.repeat(10_000),
  '{"name":"\\ud800"}',
];

const extraKeys = ['role', 'state', 'id', 'email', 'member_id', 'password_hash', '__proto__', 'constructor', 'limit'];

/** Requests to an endpoint about what a space holds. */
export function requestsTo(endpoint: Endpoint, all: Known): fc.Arbitrary<GeneratedRequest> {
  // What an id in the path is of, its first part says: `/groups/{id}`; a batch is mostly a new one.
  const [, first = ''] = endpoint.path.split('/');
  const kind = first === 'batches' && endpoint.method === 'PUT' ? 'new' : first;
  const known = { ...all, idsOf: { ...all.idsOf, id: all.idsOf[kind] ?? all.ids } };
  return fc.record({
    params: mostlyRight(valuesFor(endpoint.params, known)).map((params) => asParams(endpoint, params)),
    query: fc.oneof(
      { weight: 20, arbitrary: mostlyRight(valuesFor(endpoint.query, known)).map(asPairs) },
      { weight: 1, arbitrary: valuesFor(endpoint.query, known).map((query) => [...asPairs(query), ...asPairs(query)]) },
    ),
    body: endpoint.body
      ? fc.oneof(
          { weight: 20, arbitrary: mostlyRight(valuesFor(endpoint.body, known)).map((body) => JSON.stringify(body)) },
          { weight: 1, arbitrary: fc.constantFrom(...rawBodies) },
        )
      : fc.constant(null),
  });
}

/** Where it is sent, below the origin. */
export function placeOf(endpoint: Endpoint, { params, query }: GeneratedRequest): string {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  return `${apiRoot}${path}?${new URLSearchParams(query)}`;
}

/** What the contract alone says of a request by somebody who may ask: the status of its refusal, or null. */
export function refusedByContract(endpoint: Endpoint, { params, query, body }: GeneratedRequest): number | null {
  if (!v.is(endpoint.params, params)) return 404;
  const names = query.map(([name]) => name);
  if (new Set(names).size !== names.length || !v.is(endpoint.query, Object.fromEntries(query))) return 400;
  if (endpoint.body === null) return null;
  return v.is(endpoint.body, parsed(body ?? '')) ? null : 400;
}

/** Nine of ten as they were made, the tenth with one place spoiled. */
function mostlyRight(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const spoiled = fc
    .tuple(values, fc.nat(), fc.constantFrom(...nonsense), fc.constantFrom(...extraKeys), fc.nat(3))
    .map(([value, place, other, key, how]) => spoil(value, place, other, how === 0 ? key : null));
  return fc.oneof({ weight: 9, arbitrary: values }, { weight: 1, arbitrary: spoiled });
}

/** The value with `other` in place of one of the values inside of it, or under a new key if one is given. */
function spoil(value: unknown, place: number, other: unknown, newKey: string | null): unknown {
  if (typeof value !== 'object' || value === null) return other;
  const keys = Object.keys(value);
  if (newKey !== null && !Array.isArray(value)) {
    return Object.defineProperty({ ...value }, newKey, { value: other, enumerable: true });
  }
  const key = keys[place % Math.max(keys.length, 1)];
  if (key === undefined) return other;
  // Deeper half of the time, so that the outermost places are not the only ones.
  const was: unknown = Reflect.get(value, key);
  const now = place % 2 === 0 ? spoil(was, Math.floor(place / 3), other, null) : other;
  return Array.isArray(value) ? value.with(Number(key), now) : { ...value, [key]: now };
}

function asPairs(value: unknown): [string, string][] {
  return Object.entries(Object(value)).map(([name, each]) => [name, asText(each)]);
}

/** A text for every parameter of the path, whatever has become of the object that they were in. */
function asParams(endpoint: Endpoint, value: unknown): Record<string, string> {
  const given = Object.fromEntries(asPairs(value));
  const names = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  // An empty or dotted part of a path leads to another path, which is another matter.
  return Object.fromEntries(
    names.map((name) => [name, /^\.*$/.test(given[name] ?? '') ? 'none' : (given[name] ?? '')]),
  );
}

/** As it may stand in an address, which carries well-formed text only. */
function asText(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.toWellFormed();
}

function parsed(text: string): unknown {
  try {
    // RFC 8259, 8.1: a byte order mark may be passed over, and here it is.
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}
