import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type Session, sessionEndpoints } from '../../../shared/contract/path.ts';
import type { SyncProblem } from '../../sync/sync-problem.ts';
import { here } from '../here.ts';
import { ask } from '../space/use-question.ts';
import type { KnownSession } from './known-session.ts';
import { nextLook } from './next-look.ts';

/** A session as its page shows it. */
interface ShownSession {
  /** Null until the space has told. */
  known: KnownSession | null;
  /** Why the last question failed; what was known before stays. */
  problem: SyncProblem | null;
  reload: () => void;
  /** Shows what was just saved, and asks what it did to the mails. */
  show: (session: Session) => void;
}

/** Asks for a session, and again when it starts and while its mails are on their way. */
export function useSession(spaceAddress: string, id: string): ShownSession {
  const [known, setKnown] = useState<KnownSession | null>(null);
  const [problem, setProblem] = useState<SyncProblem | null>(null);
  // Which question counts: an answer to an earlier one may be of before a change.
  const latest = useRef<object | null>(null);
  const reload = useCallback(async () => {
    const mine = {};
    latest.current = mine;
    const params = { id };
    const [session, timeline] = await Promise.all([
      ask(spaceAddress, sessionEndpoints.readSession, { params }),
      ask(spaceAddress, sessionEndpoints.readTimeline, { params }),
    ]);
    if (latest.current !== mine) return;
    const problems = [session, timeline].flatMap((answer) => ('problem' in answer ? [answer.problem] : []));
    setProblem(problems[0] ?? null);
    if ('value' in session && 'value' in timeline) {
      setKnown({ session: session.value, timeline: timeline.value });
    }
  }, [spaceAddress, id]);
  useEffect(() => {
    void reload();
    return () => {
      latest.current = null;
    };
  }, [reload]);
  useEffect(() => {
    const wait = known && !problem ? nextLook(known, here.now()) : null;
    if (wait === null) return;
    const timer = setTimeout(reload, wait);
    return () => clearTimeout(timer);
  }, [known, problem, reload]);
  const show = (session: Session) => {
    if (known) setKnown({ ...known, session });
    void reload();
  };
  return { known, problem, reload, show };
}
