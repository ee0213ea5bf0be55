/** Somebody with a browser that runs no JavaScript: keeps cookies, reads pages, sends forms. */
export interface PageVisitor {
  /** The page's text after all redirects. Throws when it is refused. */
  read(path: string): Promise<string>;
  /**
   * Sends a form to a path and follows to the page it leads to; answers that page's path. Throws when it is refused.
   */
  send(path: string, fields: Record<string, string>): Promise<string>;
}

/** A new visitor of a space, without any cookie. */
export function pageVisitor(origin: string): PageVisitor {
  const cookies = new Map<string, string>();

  async function ask(path: string, init: RequestInit): Promise<Response> {
    const headers = { ...init.headers, cookie: [...cookies].map((pair) => pair.join('=')).join('; ') };
    const answer = await fetch(new URL(path, origin), { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const next = answer.headers.get('location');
    if (next !== null) return ask(new URL(next, new URL(path, origin)).href, { method: 'GET' });
    if (!answer.ok)
      throw new Error(`${init.method} ${path} was answered ${answer.status}: ${wordsOf(await answer.text())}`);
    return answer;
  }

  return {
    async read(path) {
      return (await ask(path, { method: 'GET' })).text();
    },
    async send(path, fields) {
      // A browser names the page's origin with every form, and the space's pages insist on it.
      const answer = await ask(path, { method: 'POST', headers: { origin }, body: new URLSearchParams(fields) });
      return new URL(answer.url).pathname;
    },
  };
}

/** What a person would read of a page, for a failure's message. */
function wordsOf(page: string): string {
  const body = /<main[\s\S]*<\/main>/.exec(page)?.[0] ?? page;
  return body
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300);
}
