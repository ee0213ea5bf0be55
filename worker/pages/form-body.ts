import type { Context } from 'hono';
import { Refusal } from '../refusal.ts';
import { bodyText } from '../request-body.ts';

/**
 * The fields of a submitted form; a missing one is an empty text. Refuses a form with any other field, or with a field
 * twice: a form of ours has neither.
 */
export async function readForm<Field extends string>(
  c: Context,
  fields: readonly Field[],
): Promise<Record<Field, string>> {
  const values = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(await bodyText(c))) {
    const known = fields.some((field) => field === name);
    if (!known || values.has(name)) throw new Refusal({ code: 'invalid-request', at: known ? name : '' });
    values.set(name, value);
  }
  // Object.fromEntries forgets the names of the fields.
  return Object.fromEntries(fields.map((field) => [field, values.get(field) ?? ''])) as Record<Field, string>;
}
