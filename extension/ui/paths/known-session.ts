import type { Session, SessionTimeline } from '../../../shared/contract/path.ts';

/** A session and its mails as the space told last. */
export interface KnownSession {
  session: Session;
  timeline: SessionTimeline;
}
