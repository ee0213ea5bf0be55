import type { SheetAnswer, SheetRequest } from './sheet-answer.ts';

/**
 * Fetches CSV as far as it is CSV, and says what came instead. Runs in the sheet's tab, where the admin is signed in, or in
 * a page of the extension; so it uses nothing but its argument and what every page has. Never rejects.
 */
export async function fetchSheet(request: SheetRequest): Promise<SheetAnswer> {
  const { address, document: home, key, maxBytes, milliseconds } = request;
  const inTab = location.protocol === 'https:';
  const id = home.slice(home.lastIndexOf('/'));
  const isThere = home.startsWith(`${location.origin}/`) && `${location.pathname}/`.includes(`/d${id}/`);
  if (inTab && !isThere) return { kind: 'elsewhere' };
  const stop = new AbortController();
  // Lives as long as the page, in the world of this extension: `stopFetching` finds it there.
  const here = globalThis as { rollcallFetching?: Map<string, AbortController> };
  here.rollcallFetching ??= new Map();
  here.rollcallFetching.set(key, stop);
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    stop.abort();
  }, milliseconds);
  let isAnswered = false;
  let isForbidden = false;
  const onForbidden = () => {
    isForbidden = true;
  };
  document.addEventListener('securitypolicyviolation', onForbidden);

  /** The page that the tab shows is asked for as it was opened, with its account. */
  const openDocument = async (): Promise<number | 'redirect' | 'none' | 'forbidden'> => {
    try {
      const page = inTab ? location.href.replace(/#.*/, '') : `${home}/edit`;
      const response = await fetch(page, { cache: 'no-store', redirect: 'manual', signal: stop.signal });
      await response.body?.cancel();
      return response.type === 'opaqueredirect' ? 'redirect' : response.status;
    } catch {
      // No answer is an answer here.
      return isForbidden ? 'forbidden' : 'none';
    }
  };

  try {
    // The account's cookies go along by themselves; to include them everywhere would forbid an answer for anybody (`*`).
    const response = await fetch(address, { cache: 'no-store', signal: stop.signal });
    isAnswered = true;
    const isCsv = response.ok && /^text\/csv\b/i.test(response.headers.get('content-type') ?? '');
    const most = isCsv ? maxBytes : 64 * 1024;
    const decoder = new TextDecoder();
    let text = '';
    let bytes = 0;
    const reader = response.body?.getReader();
    while (reader && bytes <= most) {
      const { done, value } = await reader.read();
      if (done) break;
      bytes += value.byteLength;
      text += decoder.decode(value, { stream: true });
    }
    if (bytes > most) await reader?.cancel();
    if (isCsv) return bytes > most ? { kind: 'too-large' } : { kind: 'csv', text: text + decoder.decode() };
    return {
      kind: 'refused',
      status: response.status,
      page: text,
      document: await openDocument(),
      isEditor: inTab ? document.querySelector('#t-name-box, .waffle-name-box') !== null : null,
    };
  } catch {
    if (isLate) return { kind: 'too-slow' };
    if (stop.signal.aborted) return { kind: 'stopped' };
    const isOnline = navigator.onLine;
    return { kind: 'unreachable', isOnline, document: isAnswered ? 'none' : await openDocument() };
  } finally {
    clearTimeout(timer);
    document.removeEventListener('securitypolicyviolation', onForbidden);
    here.rollcallFetching.delete(key);
  }
}

/** Stops what `fetchSheet` fetches under a key; runs where that runs, and is as self-contained. */
export function stopFetching(key: string): void {
  const here = globalThis as { rollcallFetching?: Map<string, AbortController> };
  here.rollcallFetching?.get(key)?.abort();
}
