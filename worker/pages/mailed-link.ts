import type { Context } from 'hono';
import type { PageEnv } from '../app-env.ts';
import { isTokenOf, type LinkPurpose } from '../link-token.ts';
import { settingsOf } from '../settings.ts';

/** The token in the address of a mailed link's page: whatever stands after `prefix`; empty when nothing does. */
export function tokenAfter(prefix: string, c: Context<PageEnv>): string {
  return c.req.path.startsWith(prefix) ? c.req.path.slice(prefix.length) : '';
}

/** Whether a token is the link that was derived for this subject; false also when its secret is retired. */
export async function isLinkOf(
  token: string,
  purpose: LinkPurpose,
  subject: { id: string; secretVersion: number; generation: number },
  c: Context<PageEnv>,
): Promise<boolean> {
  const { linkSecrets } = settingsOf(c.env);
  const known = linkSecrets.some((secret) => secret.version === subject.secretVersion);
  return known && isTokenOf(token, { purpose, ...subject }, linkSecrets);
}
