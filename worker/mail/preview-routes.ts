import { Hono } from 'hono';
import { mailPreviewEndpoints } from '../../shared/contract/mail-preview.ts';
import { languageCode } from '../../shared/people/languages.ts';
import type { ApiEnv } from '../app-env.ts';
import { Refusal } from '../refusal.ts';
import { serve } from '../serve.ts';
import { settingsOf } from '../settings.ts';
import { readSpace } from '../space/space-store.ts';
import { previewOf } from './letters/mail-preview.ts';

/** Looking at mails before they leave. */
export const previewRoutes = new Hono<ApiEnv>();

serve(previewRoutes, mailPreviewEndpoints.previewMail, async (c, { body }) => {
  const space = await readSpace(c.env.DB);
  if (!space) throw new Refusal({ code: 'not-found' });
  const { kind, source, to } = body;
  return previewOf(
    {
      kind,
      source,
      to: { ...to, language: languageCode(to.language) ?? '' },
      space,
      inviter: c.get('signedIn'),
      expiresAt: Date.now() + space.invitationDays * 86_400_000,
      asksForOwn: space.askPasswordChange ? 1 : 0,
      sessions: [],
    },
    settingsOf(c.env),
  );
});
