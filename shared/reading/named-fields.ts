import { headerMeaning, isColumnName } from './header-meaning.ts';
import { isPartOfName, type NameBeside } from './name-beside.ts';
import type { ColumnMeaning } from './reading.ts';

/** The value of a field that stands on a line together with others. */
interface NamedValue {
  label: string;
  meaning: ColumnMeaning;
  value: string;
}

/** Up to four words before a colon; which of them name the field is told afterwards. */
const label =
  /(?<![\p{L}\p{M}])((?:\p{L}[\p{L}\p{M}'’.-]{0,30}[ _]){0,3}\p{L}[\p{L}\p{M}'’.-]{0,30})["']?\s{0,3}[:=]\s{0,3}/gu;
/** What stands before an address in a calendar's file (`CN=Jean Dupont:mailto:`, RFC 5545, 3.3.3). */
const calendarAddress = /:mailto:\s*$/i;
/** A longer text is no line of fields. */
const longestLine = 500;

/**
 * The name in a line of several fields before an address (`Nom : DUPONT Prénom : Jean Mail :`,
 * `{"name": "Jean Dupont", "email": "`), or null when it is no such line.
 */
export function nameInLine(text: string): NameBeside | null {
  if (text.length > longestLine || !(text.includes(':') || text.includes('=')) || !/[:=].*[:=]/s.test(text))
    return null;
  const fields = text.replace(calendarAddress, '');
  const { before, values } = valuesIn(fields);
  const valueFor = (meaning: ColumnMeaning) => values.find((one) => one.meaning === meaning)?.value ?? '';
  const lastName = valueFor('lastName');
  const firstName = valueFor('firstName');
  const name =
    lastName !== '' && firstName !== '' ? `${lastName}, ${firstName}` : valueFor('fullName') || lastName || firstName;
  if (values.length < (fields === text ? 2 : 1) || name === '') return null;
  const others = values.filter(
    ({ meaning, value }) => value !== '' && !(/Name$/.test(meaning ?? '') && isPartOfName(value, name)),
  );
  return { name, rest: [before, ...others.map((one) => `${one.label}: ${one.value}`)].filter((one) => one !== '') };
}

function valuesIn(text: string): { before: string; values: NamedValue[] } {
  const values: NamedValue[] = [];
  let before = '';
  let end = 0;
  for (const found of text.matchAll(label)) {
    const words = (found[1] ?? '').split(/[ _]/);
    let count = words.length;
    while (count > 1 && !isColumnName(words.slice(-count).join(' '))) count--;
    const previous = values.at(-1);
    if (previous && found.index === end && count === words.length && beginsWithValue(words)) count--;
    const name = words.slice(-count).join(' ');
    const start = found.index + (found[1] ?? '').length - name.length;
    const between = plainValue(text.slice(end, start));
    if (previous) previous.value = between;
    else before = between;
    values.push({ label: name, meaning: isColumnName(name) ? headerMeaning(name).meaning : null, value: '' });
    end = found.index + found[0].length;
  }
  const last = values.at(-1);
  if (last) last.value = plainValue(text.slice(end));
  return { before, values };
}

/** Whether a name stands in front of a field's (`Nom : Le Mail :`), and not whose field it is (`User e-mail :`). */
function beginsWithValue(words: readonly string[]): boolean {
  return isColumnName(words.slice(1).join(' ')) && headerMeaning(words.join(' ')).trust < 1;
}

function plainValue(text: string): string {
  return text.replace(/^[\s"']+|[\s"',;|/{}<([-]+$/g, '');
}
