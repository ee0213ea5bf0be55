/** Milliseconds in which a page that opens may be drawn anew; each time it has to say the same. */
const opening = 2000;

const news = new Map<string, string>();

/** Leaves a sentence for the page of an import that is opened next. */
export function leaveNews(importId: string, words: string): void {
  news.set(importId, words);
}

/** The sentence that was left for an import, while its page opens. */
export function takeNews(importId: string): string | null {
  const words = news.get(importId) ?? null;
  setTimeout(() => news.get(importId) === words && news.delete(importId), opening);
  return words;
}
