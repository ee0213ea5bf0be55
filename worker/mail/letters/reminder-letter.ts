import { longDate } from '../../long-date.ts';
import type { ReminderMail } from '../outbox-mail.ts';
import type { Letter } from './letter.ts';
import { laidOut } from './letter-layout.ts';
import { openingOf } from './letter-opening.ts';

/** The letter that reminds of an invitation: when it was and by whom, and the same link. */
export function reminderLetter(mail: ReminderMail, link: string): Letter {
  const { language, words, space, inviter, greeting } = openingOf(mail);
  const { invitation, reminder } = words;
  return laidOut({
    language,
    words,
    subject: reminder.subject(space),
    before: [
      greeting,
      reminder.invited(longDate(mail.invitedAt, language, mail.space.timeZone), inviter, space),
      invitation.whatToDo,
    ],
    button: invitation.button,
    link,
    after: [invitation.validUntil(longDate(mail.expiresAt, language, mail.space.timeZone))],
    closing: [invitation.why[mail.source ?? 'form'](inviter), invitation.ignore, invitation.forget],
  });
}
