import { longDate } from '../../long-date.ts';
import type { PathMail } from '../outbox-mail.ts';
import type { Letter } from './letter.ts';
import { laidOut } from './letter-layout.ts';
import { openingOf } from './letter-opening.ts';
import { shownText } from './shown-name.ts';

/**
 * The letter that invites to the path of a session that has begun; who has not joined the space yet does that first.
 */
export function pathLetter(mail: Pick<PathMail, 'to' | 'space' | 'sessions' | 'joining'>, link: string): Letter {
  const { language, words, space, greeting } = openingOf(mail);
  const sentences = words.path;
  const told = mail.sessions.map((each) => ({ path: shownText(each.path), session: shownText(each.session) }));
  const { joining } = mail;
  return laidOut({
    language,
    words,
    subject: sentences.subject(told[0]?.path ?? '', space),
    before: [
      greeting,
      ...told.map(({ path, session }) => sentences.begun(path, session, space)),
      joining ? sentences.joinFirst : sentences.whatToDo,
    ],
    button: joining ? sentences.joinButton : sentences.button,
    link,
    after: joining ? [sentences.joinUntil(longDate(joining.expiresAt, language, mail.space.timeZone))] : [],
    closing: [sentences.why, sentences.forget],
  });
}
