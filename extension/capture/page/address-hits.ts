import { type CheckedAddress, checkAddress } from '../../../shared/people/email-address.ts';
import { findEntries } from '../../../shared/reading/address-entries.ts';
import { addressSign } from '../../../shared/reading/at-sign.ts';
import { nameEntry } from '../../../shared/reading/name-entry.ts';
import { tidyText } from '../../../shared/reading/tidy-text.ts';
import type { Find, FindDoubt } from '../captured-list.ts';
import type { PageLine, Stretch } from './line-writer.ts';
import { isPersonScope, type PageElement } from './page-tree.ts';

/** An address on a page. */
export interface AddressHit {
  address: string;
  canonical: string;
  /** The line's index among those that were searched. */
  line: number;
  /** Where it begins in that line. */
  at: number;
  /** The innermost element around its beginning. */
  element: PageElement;
  how: Find['how'];
  /** Null when it was plain to be seen and to be read. */
  doubt: Exclude<FindDoubt, 'name'> | null;
  /** What stands for a name on the same line, or an empty text. */
  nameInLine: string;
}

/** The addresses of some lines, and the texts around an at sign that are none. */
interface FoundAddresses {
  hits: AddressHit[];
  refused: string[];
  /** Lines that were searched. */
  searched: number;
}

const mayHoldAddress = new RegExp(addressSign, 'i');

/** `logo@2x.png`: .png is a name of a domain nowhere. */
const pictureFile = /@\dx?\.(?:png|jpe?g|gif|svg|webp|avif)$/i;

/** Before the first line. */
export function nothingFound(): FoundAddresses {
  return { hits: [], refused: [], searched: 0 };
}

/** Finds the addresses in lines that were not searched before. Yields as it goes; linear in the text. */
export function* addressesIn(lines: readonly PageLine[], found = nothingFound()): Generator<void, FoundAddresses> {
  for (; found.searched < lines.length; found.searched++) {
    const index = found.searched;
    const line = lines[index];
    if (index % 100 === 0) yield;
    if (!line || line.text.length < 3 || namesNobody(line) || !mayHoldAddress.test(line.text)) continue;
    const tidy = yield* silently(tidyText(line.text));
    const { entries } = yield* silently(findEntries(tidy.text));
    for (const [number, entry] of entries.entries()) {
      if (number % 100 === 99) yield;
      const { token } = entry;
      const checked = checkAddress(token.text);
      if ('fault' in checked) {
        // `react@18.2.0` and `@someone` are no slips of a pen.
        if (!/@\d|^@/.test(token.text)) found.refused.push(token.text);
        continue;
      }
      const at = tidy.originalOffset(token.start);
      const stretch = stretchAt(line.stretches, at);
      if (!stretch || pictureFile.test(token.text)) continue;
      // What was spelled out; other repairs (an invisible character, a full-width sign) disguise as well.
      const disguise = tidy.originalIfRepaired(token.start, token.end);
      found.hits.push(hitOf(checked, { index, at, stretch, name: nameEntry(entry).name, disguise }));
    }
  }
  return found;
}

/** Whether the walk has seen that there is no sign of an address in it. */
function namesNobody({ stretches }: PageLine): boolean {
  return stretches.length === 1 && stretches[0]?.element.namesNobody === true;
}

interface Standing {
  index: number;
  at: number;
  stretch: Stretch;
  name: string;
  /** How it stood there if it was not plain, else null. */
  disguise: string | null;
}

type GoodAddress = Exclude<CheckedAddress, { fault: unknown }>;

function hitOf({ address, canonical }: GoodAddress, { index, at, stretch, name, disguise }: Standing): AddressHit {
  const { element, source } = stretch;
  const isDisguised = source === 'text' && (element.isReversed || disguise !== null);
  const how = isDisguised ? 'disguised' : source === 'text' && isEmailOfPerson(element) ? 'structured' : source;
  // A bare word in the place of the sign could be prose.
  const isProse = disguise !== null && /\s(?:at|arobase?)\s/i.test(disguise);
  const doubt = element.isFaint ? 'faint' : isProse || source === 'disguised' ? 'guessed' : null;
  return { address, canonical, line: index, at, element, how, doubt, nameInLine: name };
}

function isEmailOfPerson(element: PageElement): boolean {
  let isEmail = false;
  for (let at: PageElement | null = element; at; at = at.parent) {
    isEmail ||= at.props?.includes('email') ?? false;
    if (isPersonScope(at)) return isEmail;
  }
  return false;
}

function stretchAt(stretches: readonly Stretch[], offset: number): Stretch | undefined {
  let low = 0;
  let high = stretches.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((stretches[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return stretches[low];
}

function* silently<Result>(steps: Generator<unknown, Result>): Generator<void, Result> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    yield;
  }
}
