/** What a paste or drop carries, in the two forms that every program offers. */
export interface Pasted {
  html: string;
  plain: string;
}

/** Takes both forms out of a paste event, as the source program wrote them (the async clipboard API rewrites HTML). */
export function pastedIn(event: ClipboardEvent): Pasted {
  return {
    html: event.clipboardData?.getData('text/html') ?? '',
    plain: event.clipboardData?.getData('text/plain') ?? '',
  };
}
