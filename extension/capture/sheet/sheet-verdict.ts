import type { SheetAnswer } from './sheet-answer.ts';
import type { SheetProblem } from './sheet-problem.ts';

/** How much is read, and how long it may take. */
export interface SheetLimits {
  bytes: number;
  milliseconds: number;
}

/** What an answer without CSV means for the admin. `isTab` tells where it was fetched: the browser holds a tab to more rules. */
export function sheetVerdict(
  answer: Exclude<SheetAnswer, { kind: 'csv' }>,
  limits: SheetLimits,
  isTab: boolean,
): SheetProblem {
  switch (answer.kind) {
    case 'too-large':
      return { code: 'sheet-too-large', limit: limits.bytes };
    case 'too-slow':
      return { code: 'sheet-too-slow', seconds: Math.round(limits.milliseconds / 1000) };
    case 'stopped':
      return { code: 'sheet-stopped' };
    case 'elsewhere':
      return { code: 'sheet-tab-gone' };
    case 'refused':
      return refusal(answer);
    case 'unreachable':
      return unreachable(answer, isTab);
  }
}

function unreachable(
  { isOnline, document }: Extract<SheetAnswer, { kind: 'unreachable' }>,
  isTab: boolean,
): SheetProblem {
  if (!isOnline || document === 'none') return { code: 'sheet-offline' };
  if (document === 'forbidden') return { code: 'sheet-needs-hosts' };
  const closed = closedDocument(document);
  if (closed) return closed;
  // The document opens, so it is the redirect of the export that the browser did not follow.
  if (document === 200 && isTab) return { code: 'sheet-needs-hosts' };
  return { code: 'sheet-failed', status: document === 200 || document === 'redirect' ? 0 : document };
}

function refusal({ status, page, document, isEditor }: Extract<SheetAnswer, { kind: 'refused' }>): SheetProblem {
  if (status === 429) return { code: 'sheet-busy' };
  if (status >= 500) return { code: 'sheet-failed', status };
  if (status === 401 || isSignInPage(page)) return { code: 'sheet-signed-out' };
  const closed = document === 'none' || document === 'forbidden' ? null : closedDocument(document);
  if (closed) return closed;
  if (isEditor === false) return { code: 'sheet-no-access' };
  if (status === 400 || status === 404 || status === 410) return { code: 'sheet-gone', what: 'cells' };
  // The document can be read, but not taken along.
  return document === 200 ? { code: 'sheet-download-off' } : { code: 'sheet-failed', status };
}

/** Why the document itself does not open; null if that is not the reason. */
function closedDocument(answer: number | 'redirect'): SheetProblem | null {
  if (answer === 'redirect' || answer === 401) return { code: 'sheet-signed-out' };
  if (answer === 403) return { code: 'sheet-no-access' };
  if (answer === 404 || answer === 410) return { code: 'sheet-gone', what: 'document' };
  return answer === 429 ? { code: 'sheet-busy' } : null;
}

/** Google's sign-in page comes with status 200, too; links to it stand on every other page of Google. */
function isSignInPage(html: string): boolean {
  if (!html.includes('<')) return false;
  const page = new DOMParser().parseFromString(html, 'text/html');
  return page.querySelector('form[action*="accounts.google.com"], #identifierId, input[type=password]') !== null;
}
