import fc from 'fast-check';
import * as v from 'valibot';
import type { Schema } from '../../../shared/contract/endpoint.ts';
import { hostileTexts } from './hostile-texts.ts';

/** What a space holds, so that generated requests meet something. */
export interface Known {
  /** Ids that the server made, of records of every kind. */
  ids: readonly string[];
  /** Those of them that a field of this name may hold, `groupIds` for example. */
  idsOf: Readonly<Record<string, readonly string[]>>;
  /** Ids of batches that were applied. */
  batchIds: readonly string[];
  /** Names of people and groups, and what fields of other names may well hold. */
  words: readonly string[];
  wordsOf: Readonly<Record<string, readonly string[]>>;
}

/** A text that stands in every password that is generated; no answer and no log may ever hold it. */
export const passwordMark = 'pw-mark-7c1';

/** As much of a valibot schema or action as is needed to make values for it. */
interface Part {
  type: string;
  pipe?: readonly Part[];
  entries?: Readonly<Record<string, Part>>;
  wrapped?: Part;
  item?: Part;
  /** Schemas of a variant, or texts of a picklist. */
  options?: readonly unknown[];
  literal?: unknown;
  requirement?: unknown;
}

/** Most items of a generated list: enough for items to meet one another. */
const mostItems = 4;

/** Values that a schema takes, in the form in which they are sent. Throws at a kind of schema that it does not know. */
export function valuesFor(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  // Valibot's own types say which fields a schema has only when its kind is known at compile time.
  return valuesOf(schema as unknown as Part, known, '');
}

function valuesOf(part: Part, known: Known, name: string): fc.Arbitrary<unknown> {
  const [, ...actions] = part.pipe ?? [];
  const raw = rawValues(part, actions, known, name);
  // A schema takes what its actions take as well: lengths, patterns, conditions over the whole.
  return actions.length === 0 ? raw : raw.filter((value) => v.is(part as unknown as Schema, value));
}

function rawValues(part: Part, actions: readonly Part[], known: Known, name: string): fc.Arbitrary<unknown> {
  switch (part.type) {
    case 'string':
      return texts(actions, known, name);
    case 'number':
      return numbers(actions);
    case 'boolean':
      return fc.boolean();
    case 'literal':
      return fc.constant(part.literal);
    case 'picklist':
      return fc.constantFrom(...(part.options ?? []));
    case 'nullable':
      return fc.oneof(fc.constant(null), valuesOf(inner(part.wrapped), known, name));
    case 'optional':
      return valuesOf(inner(part.wrapped), known, name);
    case 'variant':
      return fc.oneof(...(part.options ?? []).map((option) => valuesOf(option as Part, known, name)));
    case 'array': {
      const least = Number(bound(actions, 'min_length') ?? 0);
      const most = Math.min(Number(bound(actions, 'max_length') ?? mostItems), mostItems);
      return fc.array(valuesOf(inner(part.item), known, name), { minLength: least, maxLength: most });
    }
    case 'object':
    case 'strict_object': {
      const entries = Object.entries(part.entries ?? {});
      // The id of an item is its own, that of the request is something's.
      const nameOf = (key: string) => (key === 'id' && name !== '' ? `${name}.id` : key);
      return fc.record(Object.fromEntries(entries.map(([key, entry]) => [key, valuesOf(entry, known, nameOf(key))])), {
        requiredKeys: entries.filter(([, entry]) => entry.type !== 'optional').map(([key]) => key),
      });
    }
    default:
      throw new Error(`no values for a schema of the kind ${part.type}`);
  }
}

function texts(actions: readonly Part[], known: Known, name: string): fc.Arbitrary<string> {
  const most = Number(bound(actions, 'max_length') ?? 300);
  if (name === 'password') return fc.constantFrom('', '', '', passwordMark, `${passwordMark} ${'x'.repeat(200)}`);
  const pattern = bound(actions, 'regex');
  if (pattern instanceof RegExp) {
    const fitting = (known.idsOf[name] ?? known.ids).filter((id) => pattern.test(id));
    const others = fc.oneof(fc.stringMatching(pattern), ...known.ids.filter((id) => pattern.test(id)).map(fc.constant));
    return fitting.length === 0 ? others : fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...fitting) }, others);
  }
  return fc
    .oneof(
      { weight: 6, arbitrary: fc.constantFrom(...(known.wordsOf[name] ?? known.words)) },
      fc.constantFrom(...hostileTexts),
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.nat(most).map((length) => 'a'.repeat(length)),
    )
    .map((text) => text.slice(0, most));
}

function numbers(actions: readonly Part[]): fc.Arbitrary<number> {
  const min = Number(bound(actions, 'min_value') ?? Number.MIN_SAFE_INTEGER);
  const max = Number(bound(actions, 'max_value') ?? Number.MAX_SAFE_INTEGER);
  return fc.oneof(fc.constantFrom(min, max), fc.integer({ min, max }), fc.integer({ min, max: Math.min(max, 1e4) }));
}

function bound(actions: readonly Part[], kind: string): unknown {
  return actions.find(({ type }) => type === kind)?.requirement;
}

function inner(part: Part | undefined): Part {
  if (!part) throw new Error('a schema without its inner schema');
  return part;
}
