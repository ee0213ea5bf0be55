import { checkAddress } from '../../shared/people/email-address.ts';

const addressLike = /[^\s"'<>()[\]{},;:|\\/?&=]+@[^\s"'<>()[\]{},;:|\\/?&=@]+/g;

/** The canonical addresses that stand in a text, or in the texts of a value that came out of JSON. */
export function mentionedAddresses(value: unknown): string[] {
  if (typeof value === 'string') return addressesIn(value);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(mentionedAddresses);
}

function addressesIn(text: string): string[] {
  return Array.from(text.matchAll(addressLike), ([found]) => checkAddress(found.replace(/^[.]+|[.!]+$/g, ''))).flatMap(
    (checked) => ('fault' in checked ? [] : [checked.canonical]),
  );
}
