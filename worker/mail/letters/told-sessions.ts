import type { ToldSession } from '../outbox-mail.ts';
import type { LetterWords } from '../words/letter-words.ts';
import { shownText } from './shown-name.ts';

/** What a mail about joining the space says of the sessions to which it invites besides. */
export function toldSessions(sessions: readonly ToldSession[], words: LetterWords): string[] {
  return sessions.map(({ path, session }) => words.alsoPath(shownText(path), shownText(session)));
}
