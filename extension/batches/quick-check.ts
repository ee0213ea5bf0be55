import * as v from 'valibot';

type Check = (value: unknown) => boolean;

/**
 * A test whether a value has a schema's shape, for records that are read by the hundred thousand: built once, it looks
 * at the values without copying them. It knows the kinds of schema that stored records are made of; any other is asked
 * itself.
 */
export function quickCheck<const Schema extends v.GenericSchema>(
  schema: Schema,
): (value: unknown) => value is v.InferOutput<Schema> {
  const check = checkOf(schema);
  return (value): value is v.InferOutput<Schema> => check(value);
}

function checkOf(schema: v.GenericSchema): Check {
  if ('pipe' in schema) return pipeCheck(schema);
  // The kinds are told by `type`; valibot has no union of all schemas that would narrow by it.
  const known = schema as unknown as KnownSchema;
  switch (known.type) {
    case 'string':
    case 'boolean':
      return (value) => typeof value === known.type;
    case 'number':
      return (value) => typeof value === 'number' && !Number.isNaN(value);
    case 'literal':
      return (value) => value === known.literal;
    case 'picklist': {
      const options = new Set<unknown>(known.options);
      return (value) => options.has(value);
    }
    case 'nullable': {
      const inner = checkOf(known.wrapped);
      return (value) => value === null || inner(value);
    }
    case 'array': {
      const item = checkOf(known.item);
      return (value) => Array.isArray(value) && value.every(item);
    }
    case 'object':
      return objectCheck(known.entries);
    default:
      return (value) => v.is(schema, value);
  }
}

/** A pipe of a schema and regular expressions; what else a pipe can do is left to valibot. */
function pipeCheck(schema: v.GenericSchema): Check {
  // As in `checkOf`; the first item of a pipe is its schema, the rest are actions.
  const [base, ...actions] = (schema as unknown as { pipe: [v.GenericSchema, ...KnownAction[]] }).pipe;
  if (!actions.every(({ type }) => type === 'regex')) return (value) => v.is(schema, value);
  const isBase = checkOf(base);
  return (value) => isBase(value) && actions.every(({ requirement }) => requirement.test(String(value)));
}

function objectCheck(entries: Record<string, v.GenericSchema>): Check {
  const checks = Object.entries(entries).map(([key, schema]) => ({
    key,
    isOptional: schema.type === 'optional' || schema.type === 'exact_optional',
    check: checkOf(schema),
  }));
  return (value) => {
    if (typeof value !== 'object' || value === null) return false;
    // Any object may be asked for any key; what comes back is checked.
    const record = value as Record<string, unknown>;
    for (const { key, isOptional, check } of checks) {
      const field = record[key];
      if (!(isOptional && field === undefined && !(key in record)) && !check(field)) return false;
    }
    return true;
  };
}

type KnownSchema =
  | { type: 'string' | 'boolean' | 'number' | 'other' }
  | { type: 'literal'; literal: unknown }
  | { type: 'picklist'; options: readonly unknown[] }
  | { type: 'nullable'; wrapped: v.GenericSchema }
  | { type: 'array'; item: v.GenericSchema }
  | { type: 'object'; entries: Record<string, v.GenericSchema> };

interface KnownAction {
  type: string;
  requirement: RegExp;
}
