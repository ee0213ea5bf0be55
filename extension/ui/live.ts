import { useEffect, useState } from 'preact/hooks';
import { liveAnswers } from './live-answers.ts';

type Answer<T> = { value: T } | { error: unknown };

/**
 * What a query of the database answers, read again whenever another page or the background changes it; undefined until
 * the first answer. `inputs` are the values that the query depends on; the last answer stays while they change. A query
 * that fails fails the rendering.
 */
export function useLive<T>(query: () => Promise<T>, inputs: readonly unknown[]): T | undefined {
  const [answer, setAnswer] = useState<Answer<T> | undefined>(undefined);
  useEffect(
    () =>
      liveAnswers(query, {
        next: (value) => setAnswer({ value }),
        error: (error) => setAnswer({ error }),
      }),
    inputs,
  );
  if (answer === undefined) return undefined;
  if ('error' in answer) throw answer.error;
  return answer.value;
}
