import { mailPreviewEndpoints } from '../../shared/contract/mail-preview.ts';
import { languageCode } from '../../shared/people/languages.ts';
import type { ApiEnv } from '../app-env.ts';
import { Hono } from '../hono.ts';
import { findSession } from '../paths/session-store.ts';
import { Refusal } from '../refusal.ts';
import { serve } from '../serve.ts';
import { settingsOf } from '../settings.ts';
import { readSpace } from '../space/space-store.ts';
import { type PreviewedMail, previewOf } from './letters/mail-preview.ts';
import type { ToldSession } from './outbox-mail.ts';

/** Looking at mails before they leave. */
export const previewRoutes = new Hono<ApiEnv>();

serve(previewRoutes, mailPreviewEndpoints.previewMail, async (c, { body }) => {
  const space = await readSpace(c.env.DB);
  if (!space) throw new Refusal({ code: 'not-found' });
  const { kind, source, to, session, otherSessions } = body;
  const told = await Promise.all([session, ...otherSessions].map((id) => toldOf(c.env.DB, kind, id)));
  return previewOf(
    {
      kind,
      source,
      to: { ...to, language: languageCode(to.language) ?? '' },
      space,
      inviter: c.get('signedIn'),
      expiresAt: Date.now() + space.invitationDays * 86_400_000,
      asksForOwn: space.askPasswordChange ? 1 : 0,
      sessions: told.flat(),
    },
    settingsOf(c.env),
  );
});

/**
 * What a mail tells of a session: the invitation to its path always, as it is written at the start; what brings people
 * into the space only while the session is open.
 */
async function toldOf(db: D1Database, kind: PreviewedMail['kind'], sessionId: string | null): Promise<ToldSession[]> {
  const session = sessionId === null ? null : await findSession(db, sessionId, Date.now());
  if (!session) {
    if (sessionId !== null || kind === 'path-invitation') throw new Refusal({ code: 'not-found' });
    return [];
  }
  const isTold = kind === 'path-invitation' || session.state === 'open';
  return isTold ? [{ path: session.path.name, session: session.name }] : [];
}
