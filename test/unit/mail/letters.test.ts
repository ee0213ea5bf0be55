import { describe, expect, it } from 'vitest';
import { invitationLetter } from '../../../worker/mail/letters/invitation-letter.ts';
import type { Letter } from '../../../worker/mail/letters/letter.ts';
import { resetLetter } from '../../../worker/mail/letters/reset-letter.ts';
import { shownText } from '../../../worker/mail/letters/shown-name.ts';
import type { OutboxMail } from '../../../worker/mail/outbox-mail.ts';

const link = 'https://space.test/accept/0123456789abcdef01234567.abc_DEF-123';
const now = Date.UTC(2026, 10, 22, 9);

const mail: OutboxMail = {
  id: '0123456789abcdef01234567',
  kind: 'invitation',
  attempt: 1,
  subjectId: '0123456789abcdef01234567',
  generation: 1,
  secretVersion: 1,
  expiresAt: Date.UTC(2026, 11, 22, 9),
  to: { email: 'jean@example.org', firstName: 'Jean', lastName: 'Dupont', language: 'fr' },
  space: { name: 'Académie', language: 'en' },
  inviter: { email: 'olive@example.org', firstName: 'Olive', lastName: 'Owner' },
  source: 'sheet',
};

/** Each link of a letter: in the text, and those that can be clicked in the HTML. */
function links({ text, html }: Letter): string[] {
  return [...text.matchAll(/https?:\S+/g), ...html.matchAll(/(?<=href=")[^"]+/g)].map(String);
}

describe('an invitation', () => {
  it('says in French who invites, where to, until when, why, and how to be left alone', () => {
    const { subject, text, language } = invitationLetter(mail, link);
    expect(language).toBe('fr');
    expect(subject).toBe('Olive Owner vous invite dans «\u00a0Académie\u00a0»');
    for (const said of [
      'Bonjour Jean Dupont,',
      'Olive Owner vous invite à rejoindre l’espace de formation «\u00a0Académie\u00a0».',
      link,
      'jusqu’au 22 décembre 2026',
      'feuille de calcul',
      'ne faites rien',
      'répondez à ce message',
    ]) {
      expect(text).toContain(said);
    }
  });

  it('says the same in English', () => {
    const { subject, text, html } = invitationLetter({ ...mail, to: { ...mail.to, language: 'en' } }, link);
    expect(subject).toBe('Olive Owner invites you to “Académie”');
    expect(text).toContain('until December 22, 2026');
    expect(text).toContain('spreadsheet');
    expect(html).toContain('<html lang="en">');
  });

  it.each([
    ['their own', 'fr', 'en', 'fr'],
    ['their own with a country', 'fr_CA', 'en', 'fr'],
    ['the space’s when they have none', '', 'fr', 'fr'],
    ['the space’s when theirs is not written yet', 'de', 'fr', 'fr'],
    ['English when neither is written yet', 'de', 'nl', 'en'],
  ])('comes in the language of the person: %s', (_name, own, ofSpace, expected) => {
    const asked = { ...mail, to: { ...mail.to, language: own }, space: { ...mail.space, language: ofSpace } };
    expect(invitationLetter(asked, link).language).toBe(expected);
  });

  it('has one link, the same in text and HTML, and loads nothing', () => {
    const letter = invitationLetter(mail, link);
    expect(links(letter)).toEqual([link, link]);
    expect(letter.html).not.toMatch(/<img|<script|<link|@import|url\(/i);
  });

  it('gets by without names', () => {
    const nameless = { firstName: '', lastName: '' };
    const letter = invitationLetter({ ...mail, to: { ...mail.to, ...nameless }, inviter: null, source: null }, link);
    expect(letter.text).toMatch(/^Bonjour,\n/);
    expect(letter.text).toContain('L’équipe de «\u00a0Académie\u00a0» vous invite');
    expect(letter.text).not.toMatch(/undefined|null| {2}/);
  });

  it('shows markup in every name as text', () => {
    const nasty = '<a href="//evil.example">"&\'';
    const person = { ...mail.to, firstName: nasty, lastName: nasty };
    const { html, text } = invitationLetter(
      { ...mail, to: person, inviter: person, space: { ...mail.space, name: nasty } },
      link,
    );
    expect(html).not.toContain('<a href="//evil');
    expect(html.match(/<a /g)).toHaveLength(1);
    expect(html).toContain('&lt;a href=');
    expect(text).toContain(nasty);
  });

  it('lets no name add a line or turn the writing around', () => {
    const person = { ...mail.to, firstName: 'Eve\r\nBcc: v@example.org', lastName: '\u202Egnp.exe\u2028x' };
    const { subject, text } = invitationLetter({ ...mail, inviter: person }, link);
    expect(subject).toContain('Eve Bcc: v@example.org gnp.exe x vous invite');
    expect(subject + text).not.toMatch(/[\r\u2028\u202e]/);
  });
});

describe('a password reset', () => {
  const reset = { ...mail, kind: 'password-reset', expiresAt: now + 60 * 60_000 } as const;

  it('says for how long its one link works and that nothing has happened yet', () => {
    const letter = resetLetter({ ...reset, to: { ...reset.to, language: 'en' } }, link, now);
    expect(letter.subject).toBe('A new password for “Académie”');
    expect(letter.text).toContain('during the next 60 minutes');
    expect(letter.text).toContain('If it was not you, do nothing');
    expect(links(letter)).toEqual([link, link]);
  });

  it('speaks French too', () => {
    expect(resetLetter(reset, link, now).text).toContain('pendant 60 minutes');
    expect(resetLetter(reset, link, now + 59.5 * 60_000).text).toContain('pendant une minute');
  });
});

describe('a name in a letter', () => {
  it.each([
    ['  Anne   Marie ', 'Anne Marie'],
    ['\u{1F468}\u200D\u{1F469}\u200D\u{1F467}', '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}'],
    ['Nguyễn', 'Nguyễn'],
    ['a\ud800b', 'ab'],
    ['x'.repeat(150), `${'x'.repeat(99)}…`],
    ['\u{1F600}'.repeat(100), '\u{1F600}'.repeat(100)],
    ['\u{1F600}'.repeat(101), `${'\u{1F600}'.repeat(99)}…`],
  ])('%j is shown as %j', (name, shown) => {
    expect(shownText(name)).toBe(shown);
  });
});
