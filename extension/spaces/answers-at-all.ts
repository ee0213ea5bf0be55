import { type ClientSurroundings, requestTimeout } from './space-client.ts';

/**
 * Whether anything speaks HTTP at an address. To a browser, a website that forbids us to read its answer looks like one
 * that is not there, unless it is asked without wanting to read it (Fetch, 3.2, `no-cors`). For a mistyped address, not
 * for a connected space: that one may have failed for a moment only.
 */
export async function answersAtAll({ fetch }: Pick<ClientSurroundings, 'fetch'>, address: string): Promise<boolean> {
  try {
    await fetch(address, {
      mode: 'no-cors',
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(requestTimeout),
    });
    return true;
  } catch (error) {
    // A network's failure is a TypeError, a time-out a DOMException.
    if (error instanceof TypeError || error instanceof DOMException) return false;
    throw error;
  }
}
