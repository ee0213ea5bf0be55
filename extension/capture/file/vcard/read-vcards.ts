import { decodeText } from '../../../../shared/reading/decode-text.ts';
import { encodingNotes } from '../encoding-notes.ts';
import { type FileCapture, type FileNote, FileRefused } from '../file-capture.ts';
import { type CardLine, cardLines, fieldsOf, unfolded } from './card-lines.ts';

/** What is taken from one card. */
interface Card {
  lastName: string;
  firstName: string;
  fullName: string;
  /** The preferred one first. */
  addresses: string[];
  labels: string[];
  language: string;
  organisation: string;
  telephone: string;
}

/** Labels that address books give to everybody. */
const systemLabels = /^(?:\*\s*)?(?:myContacts|my contacts|starred|all contacts|contacts|vCards?)$/i;

/**
 * Reads cards of people (vCard 2.1, 3.0 as in RFC 2426, 4.0 as in RFC 6350) as a grid of one row for each card with an
 * address. Throws `FileRefused`.
 */
export function readVcards(bytes: Uint8Array): FileCapture {
  const decoded = decodeText(unfolded(bytes));
  const cards = [...cardsIn(decoded.text)];
  const withAddress = cards.filter((card) => card.addresses.length > 0);
  const others = cards.filter((card) => card.addresses.length === 0);
  const first = nameOf(others[0]);
  if (withAddress.length === 0) {
    throw new FileRefused({ code: 'file-without-addresses', cards: cards.length, first });
  }
  const notes: FileNote[] = encodingNotes(decoded);
  if (others.length > 0) notes.push({ kind: 'cards-without-address', count: others.length, first });
  const content = { kind: 'grid', cells: gridOf(withAddress) } as const;
  return { kind: 'vcard', parts: [{ place: { kind: 'whole' }, content, notes: [] }], notes };
}

/** A card ends where it says so, where the next one begins, or with the file. */
function* cardsIn(text: string): Generator<Card> {
  let lines: CardLine[] | null = null;
  for (const line of cardLines(text)) {
    const isCard = line.value.trim().toUpperCase() === 'VCARD';
    if ((line.name === 'BEGIN' || line.name === 'END') && isCard) {
      if (lines) yield cardOf(lines);
      lines = line.name === 'BEGIN' ? [] : null;
    } else lines?.push(line);
  }
  if (lines) yield cardOf(lines);
}

function cardOf(lines: CardLine[]): Card {
  const first = (name: string) => lines.find((line) => line.name === name)?.value ?? '';
  const [lastName = '', firstName = ''] = fieldsOf(first('N'), ';');
  const emails = lines.filter((line) => line.name === 'EMAIL').toSorted((a, b) => preference(a) - preference(b));
  const named = lastName !== '' || firstName !== '';
  return {
    lastName,
    firstName,
    fullName: named ? '' : fieldsOf(first('FN'), ';').join(' '),
    addresses: [...new Set(emails.map((line) => line.value.trim()).filter((address) => address !== ''))],
    labels: fieldsOf(first('CATEGORIES'), ',').filter((label) => label !== '' && !systemLabels.test(label)),
    language: first('LANG').trim(),
    organisation: fieldsOf(first('ORG'), ';')
      .filter((field) => field !== '')
      .join(', '),
    telephone: first('TEL').replace(/^tel:/i, '').trim(),
  };
}

/** 1 to 100 in vCard 4, a type or a bare word before. */
function preference({ parameters }: CardLine): number {
  const preferred = parameters.has('PREF') || /\bPREF\b/.test(parameters.get('TYPE') ?? '');
  return preferred ? Number(parameters.get('PREF')) || 1 : 101;
}

function nameOf(card: Card | undefined): string {
  return card ? card.fullName || `${card.firstName} ${card.lastName}`.trim() : '';
}

/** The header says what each column is in the reader's words; columns that no card fills are left out. */
function gridOf(cards: Card[]): string[][] {
  const mostAddresses = cards.reduce((most, card) => Math.max(most, card.addresses.length), 0);
  const columns: [header: string, cell: (card: Card) => string][] = [
    ['last name', (card) => card.lastName],
    ['first name', (card) => card.firstName],
    ['full name', (card) => card.fullName],
    ...Array.from({ length: mostAddresses }, (_, index): [string, (card: Card) => string] => [
      index === 0 ? 'e-mail' : `e-mail ${index + 1}`,
      (card) => card.addresses[index] ?? '',
    ]),
    ['labels', (card) => card.labels.join(' | ')],
    ['language', (card) => card.language],
    ['organisation', (card) => card.organisation],
    ['telephone', (card) => card.telephone],
  ];
  const used = columns.filter(([, cell]) => cards.some((card) => cell(card) !== ''));
  return [used.map(([header]) => header), ...cards.map((card) => used.map(([, cell]) => cell(card)))];
}
