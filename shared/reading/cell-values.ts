import { longestCell, onOneLine } from './tidy-cell.ts';

/** One address and nothing else but brackets or `mailto:`. With a dot: "P@ssw0rd" is more often a password. */
const bareAddress =
  /^\s*(?:mailto:|<|<mailto:)?[^\s@<>,;|"()]{0,99}[^\s@<>,;|"()']@[^\s@<>,;|"().]+\.[^\s@<>,;|"()]{2,250}>?\s*$/i;
const yes: ReadonlySet<string> = new Set([
  '1',
  'oui',
  'o',
  'yes',
  'y',
  'x',
  'true',
  'vrai',
  'ja',
  'j',
  'si',
  'sí',
  'sim',
  'on',
  'ok',
  '✓',
  '✔',
  '☑',
  '✅',
  'wahr',
  'verdadero',
  'vero',
]);
const no: ReadonlySet<string> = new Set([
  '0',
  'non',
  'n',
  'no',
  'false',
  'faux',
  'nein',
  'nee',
  'não',
  'nao',
  'off',
  '-',
  '✗',
  '✘',
  '☐',
  '❌',
  'falsch',
  'falso',
]);
/** One label of plain words; two group ids with a space between are longer than `longestLabel`. */
const oneLabel = /^[^\s|;,:"*]+(?: [^\s|;,:"*]+)*$/;
const longestLabel = 48;
/** Mailchimp's tags: `"VIP","Client"`. */
const quotedList = /^"[^",|;\n]+"(?:\s*,\s*"[^",|;\n]+")+$/;
const groupIds = /^[\da-f]{24}(?:\s*[,;\s|]\s*[\da-f]{24})*$/i;

/** Whether a cell holds what looks like one address. */
export function isBareAddress(cell: string): boolean {
  return cell.includes('@') && bareAddress.test(cell);
}

/** What lists write where there is no address. */
const noAddress =
  /^(?:[-–—_.?/x0\s]+|n[./]?[acdr]\.?|neant|(?:aucune?|no|none|sans|pas d(?:e|'|’)|without)(?:\s?(?:e-?)?mails?| adresse| address| courriel)?|null|nil|vide|inconnue?|unknown|anonym(?:e|ous)|non (?:communiquee?|renseignee?|connue?)|a (?:completer|demander|venir)|tbd|#n\/a)$/;

const failedFormula = /^(?:#(?:N\/[AD]|NV|[¡¿]?[\p{Lu}\d/]{2,12}[!?])|Err:\d{3})$/u;

/** Whether a cell says that somebody has no address (`néant`, `N/A`, `-`, `pas de mail`, `#REF!`). */
export function isNoAddress(cell: string): boolean {
  if (isFailedFormula(cell)) return true;
  if (cell.length > 24 || cell.includes('@')) return false;
  return noAddress.test(
    cell
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, ''),
  );
}

/**
 * What a spreadsheet shows in place of a value when a formula failed, in the languages of Excel and Calc: `#N/A`, `#REF!`,
 * `#NOM?`, `#NV`, `#¡VALOR!`, `#DIV/0!`, `Err:502`.
 */
export function isFailedFormula(cell: string): boolean {
  return (cell.startsWith('#') || cell.startsWith('Err:')) && cell.length < 20 && failedFormula.test(cell);
}

/** Yes, no, not given (null), or unclear (undefined). */
export function yesOrNo(cell: string): boolean | null | undefined {
  if (cell === '') return null;
  if (cell === '1') return true;
  if (cell === '0') return false;
  if (cell.length > 12) return undefined;
  const plain = cell.trim().toLowerCase().replace(/\.0$/, '');
  if (plain === '') return null;
  if (yes.has(plain)) return true;
  return no.has(plain) ? false : undefined;
}

/**
 * The parts of a cell that lists several labels or groups: by `|`, else by line ends, `:::` (Google) or `;`, else by
 * commas; group ids also by spaces. Empty parts and repeats are dropped.
 */
export function listOf(cell: string): string[] {
  if (cell === '') return [];
  if (cell.length > longestCell) return [cell];
  if (cell.length <= longestLabel && oneLabel.test(cell)) return [cell];
  const separator = cell.includes('|')
    ? '|'
    : cell.includes('\n')
      ? '\n'
      : cell.includes(':::')
        ? ':::'
        : groupIds.test(cell)
          ? /[,;\s]+/
          : cell.includes(';')
            ? ';'
            : ',';
  const isQuotedList = cell.startsWith('"') && quotedList.test(cell);
  const parts: string[] = [];
  for (const piece of cell.split(separator)) {
    const trimmed = piece.trim();
    // Google marks its own groups with a star.
    const part = onOneLine(withoutQuotes(trimmed.startsWith('* ') ? trimmed.slice(2) : trimmed, isQuotedList));
    if (part !== '' && (parts.length > 20 || !parts.includes(part))) parts.push(part);
  }
  return parts.length > 20 ? [...new Set(parts)] : parts;
}

function withoutQuotes(text: string, isQuotedList: boolean): string {
  return isQuotedList ? text.slice(1, -1).trim() : text;
}
