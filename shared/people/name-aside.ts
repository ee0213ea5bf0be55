import { isFirstName } from './first-names.ts';
import { foldWord, isInCapitals } from './name-words.ts';
import { pictogramsOf, withoutPictograms } from './pictograms.ts';

/** A name, and what stood beside it without being part of it: a company, a department, a maiden name. */
interface NameAndAside {
  name: string;
  /** An empty text when there is nothing beside the name. */
  aside: string;
}

const mayHaveAside = /[([|/]|\s(?:[-–—]|::|n[ée]e?|[ée]p(?:ouse|\.)?|veuve|vve|via)\s/iu;
/** Every mark of an aside is a bracket, or stands between spaces: most names have neither, and need no closer look. */
const twoSpaces = /\s.*\s|[([|/]/s;
const brackets = /\s*(?:\(([^()]{0,200})\)|\[([^[\]]{0,200})\])/g;
const separator = /\s(?:[-–—|/]|::)\s|\s\|\s?|\s(?=via\s)/iu;
const maidenName = /\s(?:n[ée]e?|[ée]p(?:ouse|\.)?|veuve|vve)\s+(\S+)/iu;

/**
 * Cuts off what people write behind their names: `Jean Dupont (RH)`, `Jean Dupont - ACME`, `Claire DUPONT née MARTIN`,
 * emoji, and what stands behind a comma when the address says that the name is complete before it.
 */
export function withoutAside(full: string, localPart = ''): NameAndAside {
  if (full.length > 300) return { name: full, aside: '' };
  const asides = [...pictogramsOf(full)];
  const text = asides.length === 0 ? full : withoutPictograms(full);
  if (!twoSpaces.test(text) || !mayHaveAside.test(text)) {
    return { name: text.includes(',') ? withoutComma(text, localPart, asides) : text, aside: asides.join(' ; ') };
  }
  let name = withoutBrackets(text, asides);
  name = withoutMaidenName(name, asides);
  const cut = separator.exec(name);
  if (cut) {
    const left = name.slice(0, cut.index).trim();
    const right = name.slice(cut.index + cut[0].length).trim();
    if (/\S\s+\S/.test(left) && right !== '') {
      name = left;
      asides.push(right);
    } else if (left !== '' && right !== '') name = `${left} ${right}`;
  }
  name = withoutComma(name, localPart, asides);
  return { name, aside: asides.join(' ; ') };
}

function withoutBrackets(text: string, asides: string[]): string {
  const inside: string[] = [];
  const outside = text
    .replace(brackets, (_, round?: string, square?: string) => {
      inside.push((round ?? square ?? '').trim());
      return ' ';
    })
    .replace(/\s+/g, ' ')
    .trim();
  if (inside.length === 0 || !/\p{L}{2}|\p{L}.*\p{L}/u.test(outside)) return text;
  const [only = ''] = inside;
  // `Marie (Marie Curie)`, as meeting programs show a changed name.
  if (inside.length === 1 && only.length > outside.length && only.split(' ').includes(outside)) return only;
  asides.push(...inside.filter((one) => one !== ''));
  return outside;
}

function withoutMaidenName(text: string, asides: string[]): string {
  const found = maidenName.exec(text);
  if (!found) return text;
  let end = found.index + found[0].length;
  for (let next = /^\s+(\S+)/.exec(text.slice(end)); next; next = /^\s+(\S+)/.exec(text.slice(end))) {
    if (!isInCapitals(found[1] ?? '') || !isInCapitals(next[1] ?? '')) break;
    end += next[0].length;
  }
  asides.push(text.slice(found.index, end).trim());
  return `${text.slice(0, found.index)}${text.slice(end)}`;
}

/** `Jean Dupont, Paris` with `jean.dupont@` is no family name before a first name. */
function withoutComma(text: string, localPart: string, asides: string[]): string {
  const comma = text.indexOf(',');
  if (comma < 0 || localPart === '') return text;
  const words = text.slice(0, comma).trim().split(/\s+/);
  if (words.length < 2) return text;
  const behind = text.slice(comma + 1).trim();
  const isComplete =
    isFirstName(foldWord(words[0] ?? '')) &&
    fitsLocalPart(words.at(-1) ?? '', localPart) &&
    !behind.split(/\s+/).some((word) => fitsLocalPart(word, localPart) || isFirstName(foldWord(word)));
  if (!isComplete || behind === '') return text;
  asides.push(behind);
  return words.join(' ');
}

/** Whether a word of a name, or one of its parts, stands in the local part of an address. */
export function fitsLocalPart(name: string, localPart: string): boolean {
  const letters = foldWord(localPart).replace(/[^a-z]/g, '');
  return name.split(/[ ,-]+/).some((word) => {
    const folded = foldWord(word);
    return folded.length > 2 && letters.includes(folded);
  });
}
