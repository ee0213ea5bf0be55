import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { MailPreview } from '../../../shared/contract/mail-preview.ts';
import { newOpenSession } from '../paths/open-session.ts';
import { api, newSpace, origin, type TestMember } from '../space.ts';

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace({ name: 'Test Academy' });
});

const to = { email: 'ada@example.org', lastName: 'Lovelace', firstName: 'Ada', language: '' };

async function preview(asked: Record<string, unknown>): Promise<MailPreview> {
  const answer = await api(owner, 'POST', '/api/v1/mail-preview', { source: 'paste', to, ...asked });
  if (answer.status !== 200) throw new Error(`preview: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

describe('the preview of a mail', () => {
  it('shows an invitation with a link that opens nothing', async () => {
    const shown = await preview({ kind: 'invitation' });
    expect(shown).toMatchObject({
      from: 'Test Academy <rollcall@localhost>',
      replyTo: 'Olive Owner <owner@example.org>',
      language: 'en',
      subject: 'Olive Owner invites you to “Test Academy”',
    });
    expect(shown.text).toContain('Hello Ada Lovelace,');
    expect(shown.text).toContain(`${origin}/accept/……`);
    expect(shown.text.match(/https?:\S+/g)).toHaveLength(1);
    expect(shown.html).toContain('Accept the invitation');
  });

  it('shows credentials with no password', async () => {
    const shown = await preview({ kind: 'credentials' });
    expect(shown.text).toContain(`${origin}/sign-in`);
    expect(shown.text).toContain('ada@example.org');
    expect(shown.text).toContain('……');
  });

  it('tells of the session in which the batch enrols, if it is open', async () => {
    const session = await newOpenSession({ path: 'First aid' });
    for (const kind of ['invitation', 'credentials', 'path-invitation']) {
      expect((await preview({ kind, session })).text).toContain('First aid');
    }
    expect((await preview({ kind: 'path-invitation', session })).text).toContain(`${origin}/paths`);
    const later = await newOpenSession({ path: 'Later', startsAt: Date.now() + 60_000 });
    expect((await preview({ kind: 'invitation', session: later })).text).not.toContain('Later');
    const other = await newOpenSession({ path: 'Cooking' });
    const { text } = await preview({ kind: 'invitation', session, otherSessions: [later, other] });
    expect(text).toMatch(/First aid.*Cooking/s);
    expect(text).not.toContain('Later');
  });

  it('shows an invitation to a path as it will be when its session starts, and none without a session', async () => {
    const later = await newOpenSession({ path: 'Later', startsAt: Date.now() + 60_000 });
    expect((await preview({ kind: 'path-invitation', session: later })).text).toContain('Later');
    for (const session of ['a'.repeat(24), null]) {
      const body = { kind: 'path-invitation', source: 'paste', to, session };
      expect((await api(owner, 'POST', '/api/v1/mail-preview', body)).status).toBe(404);
    }
  });

  it('is in the language of the person, however that is written, else in that of the space', async () => {
    expect(await preview({ kind: 'invitation', to: { ...to, language: 'French' } })).toMatchObject({ language: 'fr' });
    await env.DB.prepare("UPDATE space SET language = 'fr'").run();
    expect(await preview({ kind: 'invitation' })).toMatchObject({ language: 'fr' });
  });

  it('changes nothing, so a token that only reads may ask for it', async () => {
    const made = await api(owner, 'POST', '/api/v1/tokens', { label: 'Reader', scope: 'read', days: 1 });
    const { token } = await made.json<{ token: string }>();
    const answer = await api({ ...owner, token }, 'POST', '/api/v1/mail-preview', {
      kind: 'invitation',
      source: 'paste',
      to,
    });
    expect(answer.status).toBe(200);
    expect(await env.DB.prepare('SELECT count(*) AS n FROM outbox').first('n')).toBe(0);
  });

  it('shows markup in names as text', async () => {
    const shown = await preview({ kind: 'invitation', to: { ...to, firstName: '<img src=x onerror=alert(1)>' } });
    expect(shown.html).not.toContain('<img');
  });

  it.each([{ kind: 'password-reset' }, { source: 'rumour' }, { to: { ...to, role: 'owner' } }])(
    'is refused for %j',
    async (asked) => {
      const body = { kind: 'invitation', source: 'paste', to, ...asked };
      expect((await api(owner, 'POST', '/api/v1/mail-preview', body)).status).toBe(400);
    },
  );
});
