import { longDate } from '../../long-date.ts';
import type { ReminderMail } from '../outbox-mail.ts';
import type { Letter } from './letter.ts';
import { letterWords } from './letter-language.ts';
import { laidOut } from './letter-layout.ts';
import { shownName, shownText } from './shown-name.ts';

/** The letter that reminds of an invitation: when it was and by whom, and the same link. */
export function reminderLetter(mail: ReminderMail, link: string): Letter {
  const { language, words } = letterWords(mail.to.language, mail.space.language);
  const { invitation, reminder } = words;
  const space = shownText(mail.space.name);
  const inviter = shownName(mail.inviter) || words.someone(space);
  const name = shownName(mail.to);
  return laidOut({
    language,
    words,
    subject: reminder.subject(space),
    before: [
      name === '' ? words.greetingWithoutName : words.greeting(name),
      reminder.invited(longDate(mail.invitedAt, language), inviter, space),
      invitation.whatToDo,
    ],
    button: invitation.button,
    link,
    after: [invitation.validUntil(longDate(mail.expiresAt, language))],
    closing: [invitation.why[mail.source ?? 'form'](inviter), invitation.ignore, invitation.forget],
  });
}
