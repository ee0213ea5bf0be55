/** What the proxy does to one exchange between browser and worker. */
export type Fault =
  /** The request never reaches the worker; the connection is reset. */
  | { kind: 'drop-request' }
  /** The worker has answered; the answer never reaches the browser. */
  | { kind: 'drop-response' }
  /** The answer breaks off in the middle, although its length was promised. */
  | { kind: 'cut-response' }
  /** The answer comes whole by its framing, but only the first half of its body. */
  | { kind: 'halve-body' }
  /** The request reaches the worker so many milliseconds late. */
  | { kind: 'delay'; ms: number }
  /** The request reaches the worker so many times at once; the browser gets the first one's answer. */
  | { kind: 'repeat'; times: number }
  /** Somebody else answers; the worker sees the request only if it is `late`: then it has done what it was asked. */
  | { kind: 'answer'; name: string; late: boolean; status: number; headers: Record<string, string>; body: string };

/** A captive portal's page, a proxy's error and the like: allowed to be read by every page, which is the worst case. */
function foreignAnswer(
  name: string,
  status: number,
  body: string,
  headers: Record<string, string> = {},
): Fault & { kind: 'answer' } {
  const readable = { 'access-control-allow-origin': '*', 'content-type': 'text/html; charset=utf-8' };
  return { kind: 'answer', name, late: false, status, body, headers: { ...readable, ...headers } };
}

const json = { 'content-type': 'application/json' };
const portal = '<!doctype html><title>Free Wi-Fi</title><h1>Welcome! Accept our terms</h1>';

/** Answers that are no answers of a space, by what they pretend to be. */
export const foreignAnswers = {
  portal: foreignAnswer('portal page with 200', 200, portal),
  portalAsJson: foreignAnswer('portal page called JSON', 200, portal, json),
  login: foreignAnswer('302 to a log-in', 302, '', { location: 'http://127.0.0.1:9/login' }),
  empty: foreignAnswer('empty 200', 200, '', json),
  emptyObject: foreignAnswer('empty JSON', 200, '{}', json),
  broken: foreignAnswer('bare 500', 500, 'Internal Server Error', { 'content-type': 'text/plain' }),
  badGateway: foreignAnswer('proxy 502', 502, '<h1>502 Bad Gateway</h1>'),
  busy: foreignAnswer('503 with Retry-After', 503, 'later', { 'retry-after': '1' }),
  tooMany: foreignAnswer('429 with Retry-After', 429, 'slow down', { 'retry-after': '1' }),
} as const satisfies Record<string, Fault>;
