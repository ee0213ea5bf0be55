import { useCallback, useEffect, useState } from 'preact/hooks';
import type { AnswerOf, Endpoint, Question } from '../../../shared/contract/endpoint.ts';
import { askSpaceAt } from '../../spaces/ask-space.ts';
import type { Answer } from '../../spaces/space-answer.ts';
import { here } from '../here.ts';

/** Asks a connected space something for this page; `timeout` in milliseconds. */
export function ask<E extends Endpoint>(
  spaceAddress: string,
  endpoint: E,
  question: Question<E>,
  timeout?: number,
): Promise<Answer<AnswerOf<E>>> {
  return askSpaceAt(here, spaceAddress, (client) => client.ask(endpoint, question), timeout);
}

/**
 * What a space answers to a question, asked anew when the question changes and by `reload`; undefined until the first
 * answer. The last answer stays until the next one is there.
 */
export function useQuestion<E extends Endpoint>(
  spaceAddress: string,
  endpoint: E,
  question: Question<E>,
): { answer: Answer<AnswerOf<E>> | undefined; reload: () => void; isAsking: boolean } {
  const [answer, setAnswer] = useState<Answer<AnswerOf<E>> | undefined>(undefined);
  const [asked, setAsked] = useState(0);
  const [isAsking, setAsking] = useState(true);
  const key = JSON.stringify([spaceAddress, endpoint.path, question]);
  useEffect(() => {
    let isCurrent = true;
    setAsking(true);
    void ask(spaceAddress, endpoint, question).then((next) => {
      if (!isCurrent) return;
      setAnswer(next);
      setAsking(false);
    });
    return () => {
      isCurrent = false;
    };
  }, [key, asked]);
  const reload = useCallback(() => setAsked((count) => count + 1), []);
  return { answer, reload, isAsking };
}
