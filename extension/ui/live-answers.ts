import { liveQuery } from 'dexie';

/** Who hears what a query of the database answers, and why it does not. */
interface Listener<T> {
  next(value: T): void;
  error(reason: unknown): void;
}

/** A database that was closed under a query, or could not be opened for it; Dexie says of neither to a live query. */
const unheard = ['DatabaseClosedError', 'AbortError'];

/**
 * Asks the database, and again whenever another page or the background changes what was answered, until the returned
 * function is called. A disk that is full or broken keeps the first answer away, and says so: nobody must wait for ever,
 * or take it for an empty list. Later it leaves the last answer, which is what was stored.
 */
export function liveAnswers<T>(query: () => Promise<T>, { next, error }: Listener<T>): () => void {
  let hasAnswered = false;
  const answers = liveQuery(async () => {
    try {
      return { value: await query() };
    } catch (reason) {
      return { reason };
    }
  });
  const subscription = answers.subscribe({
    next: (answer) => {
      if ('value' in answer) {
        hasAnswered = true;
        next(answer.value);
      } else if (!(hasAnswered && isUnheard(answer.reason))) error(answer.reason);
    },
    error,
  });
  return () => subscription.unsubscribe();
}

function isUnheard(reason: unknown): boolean {
  return reason instanceof Error && unheard.includes(reason.name);
}
