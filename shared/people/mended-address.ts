import { checkAddress } from './email-address.ts';
import { maxAddressLength } from './limits.ts';

/** A reader asks about one address twice: as a cell, and as a person's. Only speed depends on it. */
let lastText = '';
let lastMended: string | null = null;

/**
 * What a broken address was probably meant to be, or null: spaces and doubled signs taken out, a comma for a dot
 * (`jean@x,org`), accents in the local part (`hélène@x.org`), the first of several. Only a suggestion: it may be wrong.
 */
export function mendedAddress(text: string): string | null {
  if (text === lastText) return lastMended;
  const mended = mendedAnew(text);
  lastText = text;
  lastMended = mended;
  return mended;
}

function mendedAnew(text: string): string | null {
  if (text.length > 2 * maxAddressLength || !text.includes('@')) return null;
  const plain = withoutSlips(text);
  if (plain !== null) return plain;
  const parts = text.split(/[\s,;|/]+/).filter((part) => part !== '');
  const [first = ''] = parts;
  if (parts.length < 2 || parts.some((part) => 'fault' in checkAddress(part))) return null;
  return first;
}

function withoutSlips(text: string): string | null {
  const joined = text
    .trim()
    .replace(/\s*@[\s@]*/g, '@')
    .replace(/\s+(?=[.,])|(?<=[.,])\s+/g, '');
  const at = joined.lastIndexOf('@');
  const local = joined
    .slice(0, at)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/^"(.*)"$/, '$1')
    .replace(/\.{2,}/g, '.')
    .replace(/^\.|\.$/g, '');
  const domain = joined
    .slice(at + 1)
    .replace(/[.,]+/g, '.')
    .replace(/^[.-]|[.-]$/g, '');
  const checked = checkAddress(`${local}@${domain}`);
  return 'fault' in checked ? null : checked.address;
}
