const news = new Map<string, string>();

/** Leaves a sentence for the page of an import that is opened next. */
export function leaveNews(importId: string, words: string): void {
  news.set(importId, words);
}

/** The sentence that was left for an import, once. */
export function takeNews(importId: string): string | null {
  const words = news.get(importId) ?? null;
  news.delete(importId);
  return words;
}
