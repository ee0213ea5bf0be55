import type { ReadingProgress } from './reading.ts';
import { RepairedText } from './repaired-text.ts';

const sourceMark = /<\/(?:a|b|td|tr|th|p|div|span|li|ul|table|body|html)>|<br ?\/?>|<a\s[^<>]{0,200}href/i;
const tag = /<(\/?)([a-z][a-z0-9]{0,20})((?:\s[^<>]{0,3000})?)\/?>/gi;
const block: ReadonlySet<string> = new Set(
  'br p div li tr ul ol table tbody thead h1 h2 h3 h4 h5 h6 section article dt dd hr body html head title'.split(' '),
);
const mailLink = /href\s*=\s*["']?\s*mailto:([^"'?\s>]{3,320})/i;
/** Characters between two reports of progress. */
const sliceLength = 16 * 1024;

/** Whether a text is the source of a page or of a mail, judged by its beginning. */
export function isHtmlSource(text: string): boolean {
  return sourceMark.test(text.slice(0, 100_000));
}

/**
 * The text that the source of a page shows, as far as reading addresses needs it: a link to an address becomes
 * `text <address>`, blocks begin new lines. Yields as it goes; linear in the text.
 */
export function* htmlText(source: string): Generator<ReadingProgress, RepairedText> {
  const result = new RepairedText(source);
  let copied = 0;
  let reported = 0;
  let link: { address: string; start: number; end: number } | null = null;
  tag.lastIndex = 0;
  for (let found = tag.exec(source); found; found = tag.exec(source)) {
    const [whole, slash, name = '', attributes = ''] = found;
    const end = found.index + whole.length;
    result.keep(source.slice(copied, found.index));
    const lower = name.toLowerCase();
    const address: string | undefined = lower === 'a' && slash === '' ? mailLink.exec(attributes)?.[1] : undefined;
    if (address !== undefined) {
      const start = found.index + whole.indexOf(address);
      link = { address, start, end: start + address.length };
    }
    if (lower === 'a' && slash === '/' && link) {
      result.replace(` <${link.address}>`, link.start, link.end);
      link = null;
    }
    result.replace(block.has(lower) ? '\n' : lower === 'td' || lower === 'th' ? '\t' : '', found.index, end);
    copied = end;
    const resumeAt = tag.lastIndex;
    if (end - reported > sliceLength) {
      reported = end;
      yield { done: end, total: source.length };
    }
    tag.lastIndex = resumeAt;
  }
  result.keep(source.slice(copied));
  return result;
}
