import { type CheckedAddress, checkAddress } from '../../../shared/people/email-address.ts';

/** Somebody whom a page describes for programs (JSON-LD, schema.org's Person). */
interface StructuredPerson {
  address: string;
  canonical: string;
  /** An empty text when it is not told. */
  name: string;
}

/** Values of a block that are looked at, at most. */
const mostValues = 200_000;

/**
 * The people with an address that JSON-LD blocks describe, wherever they stand in them. What is no JSON is passed over.
 */
export function structuredPeople(blocks: readonly string[]): StructuredPerson[] {
  const people: StructuredPerson[] = [];
  let left = mostValues;
  for (const block of blocks) {
    const open: unknown[] = [parsed(block)];
    while (open.length > 0 && left-- > 0) {
      const value = open.pop();
      if (Array.isArray(value)) for (const one of value.toReversed()) open.push(one);
      else if (isRecord(value)) {
        if (isPerson(value['@type'])) for (const person of personOf(value)) people.push(person);
        for (const one of Object.values(value).toReversed()) if (typeof one === 'object') open.push(one);
      }
    }
  }
  return people;
}

function parsed(block: string): unknown {
  try {
    return JSON.parse(block.replace(/^\s*<!--|-->\s*$/g, ''));
  } catch {
    // Pages write what they like; the people are then found by what is shown.
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPerson(type: unknown): boolean {
  const names: unknown[] = Array.isArray(type) ? type : [type];
  return names.some((name) => typeof name === 'string' && /(?:^|[/:])(?:Person|Patient|Physician)$/.test(name));
}

function personOf(person: Record<string, unknown>): StructuredPerson[] {
  const emails: unknown[] = Array.isArray(person.email) ? person.email : [person.email];
  const given = `${textOf(person.givenName)} ${textOf(person.familyName)}`.trim();
  const name = textOf(person.name) || given;
  return emails.flatMap((email) => {
    const checked: CheckedAddress = checkAddress(textOf(email).replace(/^mailto:/i, ''));
    return 'fault' in checked ? [] : [{ ...checked, name }];
  });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim().slice(0, 300) : '';
}
