import type { BatchSource } from '../../../shared/contract/batch.ts';

/** What a person's address was found in. */
type SourceKind = BatchSource['kind'];

/** Every sentence of the letters in one language. Names come in already made safe; dates already written out. */
export interface LetterWords {
  greeting(name: string): string;
  greetingWithoutName: string;
  /** Who stands for the space when the one who acted has no name or is gone. */
  someone(space: string): string;
  copyLink: string;
  invitation: {
    subject(inviter: string, space: string): string;
    invites(inviter: string, space: string): string;
    whatToDo: string;
    button: string;
    validUntil(date: string): string;
    why: Record<SourceKind, (inviter: string) => string>;
    ignore: string;
    forget: string;
  };
  reminder: {
    subject(space: string): string;
    /** `date` is the day of the invitation. */
    invited(date: string, inviter: string, space: string): string;
  };
  credentials: {
    subject(space: string): string;
    setUp(inviter: string, space: string): string;
    whatToDo: string;
    /** Captions of what has to be copied, with their colons. */
    email: string;
    password: string;
    button: string;
    asksForOwn: string;
    mayChange: string;
    why: Record<SourceKind, (inviter: string) => string>;
    forget: string;
  };
  /** What a mail about joining the space says of a session that has begun; `path` and `session` are names. */
  alsoPath(path: string, session: string): string;
  path: {
    subject(path: string, space: string): string;
    begun(path: string, session: string, space: string): string;
    whatToDo: string;
    button: string;
    joinFirst: string;
    joinButton: string;
    joinUntil(date: string): string;
    why: string;
    forget: string;
  };
  reset: {
    subject(space: string): string;
    asked(space: string): string;
    whatToDo: string;
    button: string;
    validFor(minutes: number): string;
    ignore: string;
  };
  /** A link to a new password that an admin sends. */
  wayIn: {
    subject(space: string): string;
    sent(inviter: string, space: string): string;
    whatToDo: string;
    ignore: string;
  };
  /** A link by which a person confirms the address that an admin entered. */
  newAddress: {
    subject(space: string): string;
    entered(inviter: string, space: string): string;
    whatToDo: string;
    button: string;
    ignore: string;
  };
}
