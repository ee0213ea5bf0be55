import { withoutPictograms } from '../people/pictograms.ts';
import { decodeBase64 } from './encoded-words.ts';
import { headerMeaning, isColumnName } from './header-meaning.ts';
import type { ColumnMeaning } from './reading.ts';

/** Words that only join or announce addresses. */
const joiningWords =
  /^(?:(?:to|cc|bcc|cci|à|a|from|de|reply-to|objet|subject|et|and|und|y|e|ou|or|oder|avec|with|mailto|via|chez|http|https|le|la|les|宛先|差出人|送信者|件名|收件人|发件人|寄件者|抄送|主题|主旨)(?:[\s:;,.、]+|$))+$/i;
/** Titles without a name; before a joining word, they tell that it is one (`Mr. To`). */
const titles =
  /^(?:(?:m|mm|mr|mrs|ms|mmes?|m(?:el)?lle|monsieur|madame|mademoiselle|herr|frau|et|and|und)(?:[\s:;,./]+|$))+$/i;
/** What can stand before the text of a line: bullets, arrows, boxes, numbers. A number needs its dot or bracket. */
const leadingMarks =
  /^(?:[\s>)\]"'»”’*_`}|,;:.、·•●○◦▪▫■□‣⁃–—―→➤➢►✓✔☑☐+#=~^-]|&nbsp;|\(?\d{1,5}[.)\]:°](?=\s|$|\p{L})|\[[ xX]?\]|\d{1,5}\s*-\s|[a-z]\)\s)+/u;
/** Names of the fields that announce an address or a name, before a colon. */
const fieldName = /^[\s"'«]*([\p{L}][\p{L}\s.'’/-]{0,30}?)["']?\s*[:=]\s*/u;

/** Whether a piece of text says nothing about anybody: no letters or figures, only joining words, or a field's name. */
export function isDecoration(text: string): boolean {
  if (!/[\p{L}\p{N}@\ufffd]/u.test(text)) return true;
  if (text.length > 80 || text.includes('@')) return /^[?&]\w+=[^\s@]*$/.test(text);
  if (/^#?\d{1,4}$/.test(text)) return true;
  if (/^[?&]\w+(?:=\S*)?$/.test(text)) return true;
  const plain = withoutPictograms(text)
    .replace(leadingMarks, '')
    .replace(/[\s:;,.|<>()"'[\]*_=-]+$/u, '');
  return plain === '' || joiningWords.test(plain) || titles.test(plain) || isColumnName(plain);
}

/** The value and the meaning of a line such as `Prénom : Jean`, or null. */
export function namedField(line: string): { meaning: ColumnMeaning; value: string } | null {
  const text = line.length > 200 ? '' : withoutPictograms(line);
  const field = fieldName.exec(text);
  if (!field?.[1] || !isColumnName(field[1])) return null;
  const value = text.slice(field[0].length);
  // Two colons announce base64 (LDIF, RFC 2849).
  const plain = value.startsWith(':') ? (decodeBase64(value.slice(1).trim()) ?? value) : value;
  return { meaning: headerMeaning(field[1]).meaning, value: plain.replace(/^[:"'\s]+|["',\s]+$/g, '') };
}

/** A text without the marks and announcing words before it (`2) To: `, `- E-mail : `). */
export function withoutLead(text: string): string {
  let rest = withoutPictograms(text).replace(leadingMarks, '');
  for (let round = 0; round < 3; round++) {
    const field = fieldName.exec(rest);
    if (!field?.[1] || !(joiningWords.test(field[1]) || isColumnName(field[1]))) break;
    rest = rest.slice(field[0].length).replace(leadingMarks, '');
  }
  return rest;
}
