import { describe, expect, it } from 'vitest';
import { credentialsLetter } from '../../../worker/mail/letters/credentials-letter.ts';
import { invitationLetter } from '../../../worker/mail/letters/invitation-letter.ts';
import type { Letter } from '../../../worker/mail/letters/letter.ts';
import { reminderLetter } from '../../../worker/mail/letters/reminder-letter.ts';
import { resetLetter } from '../../../worker/mail/letters/reset-letter.ts';
import { shownText } from '../../../worker/mail/letters/shown-name.ts';
import type { CredentialsMail, InvitationMail, ReminderMail, ResetMail } from '../../../worker/mail/outbox-mail.ts';

const link = 'https://space.test/accept/0123456789abcdef01234567.abc_DEF-123';
const now = Date.UTC(2026, 10, 22, 9);

const mail: InvitationMail = {
  id: '0123456789abcdef01234567',
  kind: 'invitation',
  attempt: 1,
  isOvertaken: false,
  memberId: 'abcdef0123456789abcdef01',
  subjectId: '0123456789abcdef01234567',
  generation: 1,
  secretVersion: 1,
  addressKey: 'jean@example.org',
  expiresAt: Date.UTC(2026, 11, 22, 9),
  to: { email: 'jean@example.org', firstName: 'Jean', lastName: 'Dupont', language: 'fr' },
  space: { name: 'Académie', language: 'en', timeZone: 'UTC', senderName: '', replyTo: '' },
  inviter: { email: 'olive@example.org', firstName: 'Olive', lastName: 'Owner' },
  source: 'sheet',
  sessions: [],
};

/** Each link of a letter: in the text, and those that can be clicked in the HTML. */
function links({ text, html }: Letter): string[] {
  return [...text.matchAll(/https?:\S+/g), ...html.matchAll(/(?<=href=")[^"]+/g)].map(String);
}

describe('a reminder', () => {
  const reminder: ReminderMail = { ...mail, kind: 'reminder', invitedAt: Date.UTC(2026, 10, 15, 9) };

  it('says in French when and by whom the person was invited, and shows the one link', () => {
    const { subject, text, html } = reminderLetter(reminder, link);
    expect(subject).toBe('Votre invitation dans «\u00a0Académie\u00a0» vous attend toujours');
    expect(text).toContain('Le 15 novembre 2026, Olive Owner vous a invité(e)');
    expect(text).toContain('jusqu’au 22 décembre 2026');
    expect(new Set(links({ subject, text, html, language: 'fr' }))).toEqual(new Set([link]));
  });

  it('says the same in English', () => {
    const { subject, text } = reminderLetter({ ...reminder, to: { ...mail.to, language: 'en' } }, link);
    expect(subject).toBe('Your invitation to “Académie” is still open');
    expect(text).toContain('You were invited on November 15, 2026 by Olive Owner');
  });
});

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
    ['the space’s when theirs is not written', 'pl', 'nl', 'nl'],
    ['English when neither is written', 'pl', 'sv', 'en'],
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

describe('credentials', () => {
  const account: CredentialsMail = { ...mail, kind: 'credentials', addressKey: '', sealed: '', asksForOwn: 1 };
  const signIn = 'https://space.test/sign-in';
  const inEnglish = { ...account, to: { ...account.to, language: 'en' } };

  it('say in French who set the account up, where and with what to sign in, why, and how to be forgotten', () => {
    const { subject, text, language } = credentialsLetter(account, signIn, 'apozeiru');
    expect(language).toBe('fr');
    expect(subject).toBe('Votre compte dans «\u00a0Académie\u00a0»');
    for (const said of [
      'Bonjour Jean Dupont,',
      'Olive Owner a créé un compte pour vous dans l’espace de formation «\u00a0Académie\u00a0».',
      'Adresse e-mail\u00a0: jean@example.org\nMot de passe\u00a0: apozeiru\n',
      `\n${signIn}\n`,
      'il vous sera demandé de choisir votre propre mot de passe',
      'feuille de calcul',
      'répondez à ce message',
    ]) {
      expect(text).toContain(said);
    }
  });

  it('say the same in English', () => {
    const { subject, text, html } = credentialsLetter(inEnglish, signIn, 'apozeiru');
    expect(subject).toBe('Your account in “Académie”');
    for (const said of [
      'Olive Owner has set up an account for you in the learning space “Académie”.',
      'E-mail address: jean@example.org\nPassword: apozeiru\n',
      'you are asked to choose a password of your own',
      'spreadsheet',
      'answer this mail',
    ]) {
      expect(text).toContain(said);
    }
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('>apozeiru</span>');
  });

  it('announce no question that the space does not ask', () => {
    const { text } = credentialsLetter({ ...inEnglish, asksForOwn: 0 }, signIn, 'apozeiru');
    expect(text).not.toContain('you are asked');
    expect(text).toContain('You can choose a password of your own at any time');
  });

  it('have one link, without a token, and load nothing', () => {
    const letter = credentialsLetter(account, signIn, 'apozeiru');
    expect(links(letter)).toEqual([signIn, signIn]);
    expect(letter.html).not.toMatch(/<img|<script|<link|@import|url\(/i);
  });

  it('show every character of a password as it is, in the subject none of them', () => {
    const password = '<b>&amp; "x"  y\' %0A</td>';
    const { subject, text, html } = credentialsLetter(account, signIn, password);
    expect(text).toContain(`Mot de passe\u00a0: ${password}\n`);
    expect(html).toContain('>&lt;b&gt;&amp;amp; &quot;x&quot;  y&#39; %0A&lt;/td&gt;</span>');
    expect(subject).not.toContain('amp');
  });
});

describe('a password reset', () => {
  const reset: ResetMail = { ...mail, kind: 'password-reset', reason: 'asked', expiresAt: now + 60 * 60_000 };

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

describe('a link that an admin sends', () => {
  const sent: ResetMail = { ...mail, kind: 'password-reset', reason: 'sent' };

  it('says who sends it, how to sign in from then on, and until when it works', () => {
    const letter = resetLetter({ ...sent, to: { ...mail.to, language: 'en' } }, link, now);
    expect(letter.subject).toBe('Your way into “Académie”');
    expect(letter.text).toContain('Olive Owner sends you a link to your account');
    expect(letter.text).toContain('E-mail address: jean@example.org');
    expect(letter.text).toContain('until December 22, 2026');
    expect(links(letter)).toEqual([link, link]);
    expect(resetLetter(sent, link, now).subject).toBe('Votre accès à «\u00a0Académie\u00a0»');
  });

  it('to a new address says that nothing changes before it is confirmed, and names nobody but who entered it', () => {
    const asked: ResetMail = { ...sent, reason: 'new-address' };
    const letter = resetLetter({ ...asked, to: { ...mail.to, language: 'en' } }, link, now);
    expect(letter.subject).toBe('Is this your address for “Académie”?');
    expect(letter.text).toContain('confirm it with your password');
    expect(letter.text + letter.html).not.toMatch(/Jean|Dupont/);
    expect(resetLetter(asked, link, now).subject).toContain('Cette adresse est-elle la vôtre');
  });
});

describe('who invites, in French', () => {
  it.each([
    ['Olivia', '', 'parce qu’Olivia a saisi'],
    ['Élodie', '', 'parce qu’Élodie a saisi'],
    ['Yves', '', 'parce qu’Yves a saisi'],
    ['Yann', '', 'parce que Yann a saisi'],
    ['Hugo', '', 'parce que Hugo a saisi'],
    ['Jean', 'Aubry', 'parce que Jean Aubry a saisi'],
    ['', '', 'parce que l’équipe de «\u00a0Académie\u00a0» a saisi'],
  ])('%s %s', (firstName, lastName, said) => {
    const inviter = { email: 'olive@example.org', firstName, lastName };
    expect(invitationLetter({ ...mail, inviter, source: 'form' }, link).text).toContain(said);
  });

  it('without a name is the space’s team, with a small letter within a sentence', () => {
    const { text } = invitationLetter({ ...mail, inviter: null, source: 'file' }, link);
    expect(text).toContain('L’équipe de «\u00a0Académie\u00a0» vous invite');
    expect(text).toContain('à partir duquel l’équipe de «\u00a0Académie\u00a0» a envoyé');
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
