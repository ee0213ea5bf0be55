import { isFirstName } from '../people/first-names.ts';
import { fitsLocalPart } from '../people/name-aside.ts';
import { foldWord, isParticle } from '../people/name-words.ts';
import { withoutPictograms } from '../people/pictograms.ts';
import { isDecoration, withoutLead } from './decoration.ts';
import { decodeEncodedWords } from './encoded-words.ts';

/** A name found beside an address, and what else stood there. */
export interface NameBeside {
  name: string;
  /** The texts around the name that are part of nobody. */
  rest: string[];
}

const none: NameBeside = { name: '', rest: [] };
/** The most common form of all, decided without a further look. */
const plainName = /^[\s,;]*([\p{L}][\p{L}'’-]* [\p{L}][\p{L}'’-]*)\s*<?(?:mailto:)?$/u;
const plainQuoted = /^[\s,;]*"([\p{L}'’-]+(?:,? [\p{L}'’-]+){0,3})" <(?:mailto:)?$/u;
const plainLastFirst = /^[\s,;]*(\p{Lu}[\p{L}'’-]+), (\p{Lu}[\p{L}'’-]+) <(?:mailto:)?$/u;
const plainBehind = /^\s?\((\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+)\)[,;]?$/u;
const wordOfName = /^(?:[\p{L}\p{M}][\p{L}\p{M}'’.`-]*|&|['’]t)$/u;
/** Words that a name does not have: the list is of what stands before addresses in letters and on pages. */
const wordOfSentence =
  /^(?:bonjour|bonsoir|salut|am|pm|oui|non|merci|cordialement|contact|contacter|contactez|ecrire|écrire|écrivez|envoyer|email|e-mail|mail|courriel|adresse|address|please|hello|hi|dear|cher|chère|chers|thanks|write|send|sent|at|is|are|was|the|and|or|et|ou|où|est|sont|pour|par|avec|sur|dans|the|for|with|from|your|you|our|we|i|je|nous|vous|votre|vos|mes|mon|ma|son|sa|ses|qui|que|copie|copy|of|in|on|this|to|cc|invite|inviter|invitez|ajouter|add|joindre|joignable|via|ci-joint|voici|liste|list|team|équipe|groupe|group|tous|all|wrote|écrit|not|has|have|be|new|nouvelle|nouveau|adresses|mails|emails|http|https|www|ainsi|puis|also|then|responsable|directeur|directrice|manager|service|tel|tél|téléphone|phone|mobile|fax)$/i;
/** Such words that are names of many people, too: they are where all words have a capital (`Ma Long`, `John I Smith`). */
const wordOrName = /^(?:ma|son|mon|sa|vos|you|ou|or|i)$/i;
/**
 * What shared mailboxes are called. The word would be taken for a column's name, or for part of a sentence, elsewhere.
 */
const nameOfMailbox =
  /^(?:(?:[ÉE]quipe|Team|Groupe?|Service)(?: .+)?|Contact|Responsable|Directeur|Directrice|Manager)$/u;
const capitalWord = /^[\p{Lu}\p{Lt}][\p{L}\p{M}'’.`-]*$/u;
/** Two words or more, each with a capital (and the Catalan `i`, or `de`, between them). */
const capitalWords = /^(?:de )?\p{Lu}\S*(?: (?:i |de )?\p{Lu}\S*)+$/u;
const beginsLikeName = /^(?:de )?[\p{Lu}\p{Lo}]/u;
/** Particles that are no name on their own. */
const loneParticle =
  /^(?:de|du|des|d['’]|la|le|les|van|von|der|den|del|della|di|da|dos|el|al|ben|bin|y|i|zu|ten|ter|st)$/i;
const letterOrFigure = /[\p{L}\p{N}]/u;
const letterAtEnd = /\p{L}$/u;
/** A telephone number behind a name, as lists of contacts have it. */
const phoneAtEnd = /(?<=[\p{L}\p{M}]\.?)[\s,;|–-]+((?:\+|\(\+?)?\d[\d\s()./-]{5,20}\d)$/u;
/** The dots of a directory: `Jean Dupont ........ a@x`. */
const leaders = /(?:[^\S\n]?[.…]){3,}|…/g;
/** What leads from a name to its address. */
const marksAtEnd = /[\s<([{*_:=&‹«–—>|,;→⇒➤➢►/-]+$/u;
/** Characters nearest to the address that can hold a name. */
const reach = 300;

/**
 * The name in the text before an address; `bracketed` says that the address itself stands in brackets, `localPart` what
 * it begins with.
 */
export function nameBefore(text: string, bracketed: boolean, localPart: string): NameBeside {
  const plain = plainName.exec(text)?.[1];
  if (plain !== undefined && (bracketed ? !beginsSentence(plain) : letterAtEnd.test(plain) && looksLikeName(plain))) {
    return { name: plain, rest: [] };
  }
  const lastFirst = plainLastFirst.exec(text);
  if (lastFirst && bracketed && looksLikeName(lastFirst[1] ?? '') && looksLikeName(lastFirst[2] ?? '')) {
    return { name: `${lastFirst[1]}, ${lastFirst[2]}`, rest: [] };
  }
  const quotedName = plainQuoted.exec(text)?.[1];
  if (quotedName !== undefined && bracketed) return { name: quotedName, rest: [] };
  if (text === '' || /^[\s,;<>"']*$/.test(text)) return none;
  const cut = text.length > reach ? text.length - reach : 0;
  const far = text.slice(0, cut);
  const near = prepare(text.slice(cut));
  const trimmed = near.replace(marksAtEnd, '');
  const quoted = quotedAtEnd(trimmed);
  if (quoted) return withRest(quoted.name, far, withoutLead(quoted.before));
  const barred = withoutPictograms(trimmed, ' | ');
  const unquoted = withoutLead(
    (barred === trimmed ? barred : barred.replace(marksAtEnd, '')).replace(/["“”«»„‟‹›]/g, ' '),
  )
    .replace(/^["'‘‚\s]+|["'’\s]+$/g, '')
    .replace(/\s+/g, ' ');
  if (unquoted === '') return withRest('', far, '');
  if (/:(?:[;,]\s*)?$/.test(near) || (!bracketed && /:\s*$/.test(near) && !unquoted.includes(' ')))
    return withRest('', far, unquoted);
  // `Contact: <a@x>` announces an address, `Contact <a@x>` says what it is called.
  if (bracketed && nameOfMailbox.test(unquoted) && !/:[\s<]*$/.test(near)) return withRest(unquoted, far);
  const phone = isDigit(unquoted.charCodeAt(unquoted.length - 1)) ? phoneAtEnd.exec(unquoted) : null;
  const found = lastName(phone ? unquoted.slice(0, phone.index) : unquoted, bracketed, localPart);
  return withRest(found.name, far, ...found.rest, phone?.[1] ?? '');
}

function beginsSentence(words: string): boolean {
  return isWordOfSentence(words.slice(0, words.indexOf(' ')), words);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** The name in the text after an address: `(Name)`, `- Name`, `, Name`, tab and name. */
export function nameAfter(text: string): NameBeside {
  if (/^[\s>)\]"',;.]*$/.test(text)) return none;
  const plain = plainBehind.exec(text)?.[1];
  if (plain !== undefined && looksLikeName(plain)) return { name: plain, rest: [] };
  const near = withoutPictograms(prepare(text.slice(0, reach)), ' | ');
  const far = text.slice(reach);
  const cells = withoutLead(near.replace(/^[\s>)\]"'»”’*_`}]+/u, ''))
    .split(/[\t,;|()<>"“”«»]|\s[-–—:]\s/)
    .map((cell) => cell.trim().replace(/\s+/g, ' '))
    .filter((cell) => cell !== '');
  const first = cells[0] ?? '';
  const second = cells[1] ?? '';
  if (!looksLikeName(first)) {
    return areParts(first, second)
      ? withRest(`${first}, ${second}`, far, ...cells.slice(2))
      : withRest('', far, ...cells);
  }
  const single = !first.includes(' ') && looksLikeName(second) && !second.includes(' ');
  return single ? withRest(`${first} ${second}`, far, ...cells.slice(2)) : withRest(first, far, ...cells.slice(1));
}

function withRest(name: string, ...texts: string[]): NameBeside {
  return { name, rest: texts.map((text) => text.trim()).filter((text) => text !== '' && !isDecoration(text)) };
}

/** Without entities, encoded words, the dots that lead to an address, and what Markdown puts before a link. */
function prepare(text: string): string {
  let plain = decodeEncodedWords(text);
  if (plain.includes('&')) {
    plain = plain.replace(/&(?:lt|gt|nbsp|quot|amp|#39);/gi, (entity) =>
      entity === '&amp;' ? '&' : entity === '&#39;' ? "'" : ' ',
    );
  }
  if (/\.\.|\. \.|…/.test(plain)) plain = plain.replace(leaders, ' | ');
  return plain.replace(/\]?\(?\s*mailto:\s*$/i, '').replace(/\[(?=[^[\]]*$)/, ' ');
}

/** A quoted string that ends the text (RFC 5322: backslashes are taken off), and what stands before it. */
function quotedAtEnd(text: string): { name: string; before: string } | null {
  const last = text.at(-1);
  if (last !== '"' && last !== '”' && last !== '»' && last !== "'") return null;
  const opening = last === '”' ? '“' : last === '»' ? '«' : last;
  let open = text.lastIndexOf(opening, text.length - 2);
  while (open > 0 && isInside(text, open, last)) open = text.lastIndexOf(opening, open - 1);
  if (open < 0) return null;
  if (last === '"' && /\p{L}/u.test(text.slice(open))) open = outerQuote(text, open);
  const inner = text
    .slice(open + 1, -1)
    .replace(/\\(.)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  const name = inner.replace(/^'(.*)'$/, '$1').replace(/;\s*/, ', ');
  return !letterOrFigure.test(name) || name.includes('@') ? null : { name, before: text.slice(0, open) };
}

/**
 * `"Jean "JJ" Dupont"`: quotes inside of quotes are not always escaped; the name begins at the one that stands in
 * front.
 */
function outerQuote(text: string, inner: number): number {
  if (/(?:^|[,;>)\t\n])\s*$/.test(text.slice(0, inner))) return inner;
  for (let open = text.lastIndexOf('"', inner - 1); open >= 0; open = text.lastIndexOf('"', open - 1)) {
    if (open === 0 || /[,;>)\t\n]\s*$/.test(text.slice(0, open)))
      return /\S/.test(text.slice(open + 1, inner)) ? open : inner;
    if (inner - open > 100) break;
  }
  return inner;
}

/** Whether a quote belongs to the quoted text: it is escaped, or an apostrophe in a word. */
function isInside(text: string, at: number, quote: string): boolean {
  const before = text[at - 1] ?? '';
  return before === '\\' || (quote === "'" && /[\p{L}']/u.test(before));
}

/** The name that ends a text: the whole text if it can be one, else the last run of capitalised words. */
function lastName(text: string, bracketed: boolean, localPart: string): NameBeside {
  const colon = text.lastIndexOf(': ');
  if (colon > 0) {
    const after = lastName(text.slice(colon + 2), bracketed, localPart);
    return { name: after.name, rest: [text.slice(0, colon), ...after.rest] };
  }
  const comment = text.endsWith(')') ? /^(.*\S)\s*\(([^()]*)\)$/.exec(text) : null;
  if (comment?.[1]) {
    const outside = lastName(comment[1], bracketed, localPart);
    // `Réunion (Paris) : a@x`: one word alone is no name where nothing else says that it is one.
    if (bracketed || outside.name.includes(' '))
      return { name: outside.name, rest: [...outside.rest, comment[2] ?? ''] };
  }
  const parts = text.split(/\s*[,;\t|]\s*|\s(?:[–—/-]|::)\s/).filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  const beforeLast = parts.at(-2);
  const third = parts.at(-3);
  if (beforeLast !== undefined && third !== undefined && /^(?:jr|sr|i{2,3}|iv|ph\.?d|m\.?d)\.?$/i.test(last)) {
    return { name: `${third}, ${beforeLast}, ${last}`, rest: parts.slice(0, -3) };
  }
  const whole = parts.length < 2 ? -1 : parts.findLastIndex((part) => isWholeName(part, localPart));
  if (whole >= 0 && whole < parts.length - 1 && !fitsLocalPart(last, localPart)) {
    return { name: parts[whole] ?? '', rest: parts.filter((_, index) => index !== whole) };
  }
  if (beforeLast !== undefined && areParts(beforeLast, last) && /[,\t;]/.test(text)) {
    return { name: `${beforeLast}, ${last}`, rest: parts.slice(0, -2) };
  }
  if (canBeWhole(last, bracketed)) return { name: last, rest: parts.slice(0, -1) };
  const run = capitalRun(last);
  return { name: run, rest: [...parts.slice(0, -1), last.slice(0, last.length - run.length)] };
}

/** `Jean Dupont` before `- ACME <jean.dupont@x.org>`: the address says whose name it is. */
function isWholeName(text: string, localPart: string): boolean {
  const fitting = text.split(' ').filter((word) => fitsLocalPart(word, localPart));
  const isWhole = fitting.length > 1 || text.split(' ').some((word) => isFirstName(foldWord(word)));
  return fitting.length > 0 && isWhole && text.includes(' ') && looksLikeName(text);
}

/** Whether two texts are the sides of `Last, First`: names each, or both together (`Le, Thi Mai`; `Ma, Jack`). */
function areParts(last: string, first: string): boolean {
  if (last.split(' ').length > 4 || first.split(' ').length > 4) return false;
  if (looksLikeName(last) && looksLikeName(first)) return true;
  return beginsLikeName.test(last) && beginsLikeName.test(first) && looksLikeName(`${last} ${first}`);
}

/** Before a bracketed address nearly everything is a name; a sentence is not. */
function canBeWhole(text: string, bracketed: boolean): boolean {
  if (!bracketed)
    return looksLikeName(text) || (/^\p{Ll}{2,}(?: \p{Ll}{2,}){1,2}$/u.test(text) && !hasSentenceWord(text));
  const words = text.split(' ');
  return (
    words.length <= 6 && !hasSentenceWord(text) && !/^[\d\W_]+$/.test(text.normalize('NFD').replace(/\p{L}/gu, 'a'))
  );
}

function hasSentenceWord(text: string): boolean {
  return text.split(' ').some((word) => isWordOfSentence(word, text));
}

/**
 * Whether a name in this text does not have such a word. A long one may end its sentence (`Bonjour. a@x`), a short one
 * with a dot is a name cut short (`Ma. Teresa`, `John I. Smith`).
 */
function isWordOfSentence(word: string, text: string): boolean {
  if (word.endsWith('.')) return word.length > 5 && wordOfSentence.test(word.slice(0, -1));
  return wordOfSentence.test(word) && !(wordOrName.test(word) && capitalWords.test(text));
}

/** Whether a text on its own is a name: one to five words, a capital, no figures, no word of a sentence. */
export function looksLikeName(text: string): boolean {
  if (text.length > 80 || text.length < 2) return false;
  const words = text.split(' ');
  return (
    words.length <= 6 &&
    /[\p{Lu}\p{Lo}]/u.test(text) &&
    words.every((word) => wordOfName.test(word) && !isWordOfSentence(word, text)) &&
    (words.some((word) => !loneParticle.test(word)) || capitalWords.test(text)) &&
    (words.length < 3 || words.every((word) => !/^\p{Ll}/u.test(word) || isParticle(word)))
  );
}

/** Whether all words of a text are those of a name, in any order and any case. */
export function isPartOfName(text: string, name: string): boolean {
  const words = name.toLowerCase().split(/[\s,]+/);
  return text
    .toLowerCase()
    .split(/[\s,]+/)
    .every((word) => words.includes(word) || !letterOrFigure.test(word));
}

function capitalRun(text: string): string {
  const words = text.split(' ');
  let start = words.length;
  while (start > 0 && words.length - start < 5) {
    const word = words[start - 1] ?? '';
    if (isWordOfSentence(word, text) || !(capitalWord.test(word) || (isParticle(word) && start < words.length))) break;
    start--;
  }
  while (start < words.length && !/^\p{Lu}/u.test(words[start] ?? '')) start++;
  const run = words.slice(start).join(' ');
  return run.length > 1 ? run : '';
}
