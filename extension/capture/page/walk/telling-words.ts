import { addressSign } from '../../../../shared/reading/at-sign.ts';

/** Characters around an address that may say whose it is: more than any reader looks at. */
const reach = 300;
/** One for all texts: a page has thousands. */
const anySign = new RegExp(addressSign, 'gi');

/**
 * What a long text says of people: its beginning, its end, and the words around everything that may be an address. The
 * rest, which is most of what pages are full of, is told by nobody and read by nobody; an ellipsis stands for it.
 */
export function tellingWords(text: string): string {
  if (text.length <= 3 * reach) return text;
  const kept: string[] = [];
  let from = 0;
  let end = reach;
  const keepFrom = (start: number) => {
    if (start <= end) return;
    kept.push(text.slice(from, end));
    from = start;
  };
  anySign.lastIndex = 0;
  for (let found = anySign.exec(text); found; found = anySign.exec(text)) {
    keepFrom(found.index - reach);
    end = anySign.lastIndex + reach;
  }
  keepFrom(text.length - reach);
  kept.push(text.slice(from));
  return kept.join(' … ');
}
