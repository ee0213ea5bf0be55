import { expect, it } from 'vitest';
import { comingInvitations, type DatedSession } from '../../../worker/paths/coming-invitations.ts';

const session = (id: string, startsAt: number, endsAt: number | null = null): DatedSession => ({
  id,
  startsAt,
  endsAt,
});

/** What comes from the moment 10 on, as `session@moment`. */
function coming(enrolled: DatedSession[], known: DatedSession[] = []): string[] {
  return comingInvitations(enrolled, known, 10).map(({ sessionId, at }) => `${sessionId}@${at}`);
}

it.each([
  ['an open session invites now', [session('a', 1)], [], ['a@10']],
  ['one that starts this very moment, too', [session('a', 10)], [], ['a@10']],
  ['an upcoming one when it starts', [session('a', 20, 30)], [], ['a@20']],
  ['one that is over does not, not even one that ends this very moment', [session('a', 1, 10)], [], []],
  ['of two that are open, the one that began first', [session('b', 2), session('a', 1)], [], ['a@10']],
  ['of two that begin together, always the same', [session('b', 1), session('a', 1)], [], ['a@10']],
  ['one that has invited does not invite again', [session('a', 1)], [session('a', 1)], []],
  ['nor does another one while that is open', [session('b', 20, 30)], [session('a', 1, 40)], []],
  ['but when that ends, if it is still open then', [session('b', 20, 50)], [session('a', 1, 40)], ['b@40']],
  ['and one that starts after it, when it starts', [session('b', 50)], [session('a', 1, 40)], ['b@50']],
  [
    'one after the other, each when the one before has ended',
    [session('a', 1, 20), session('b', 15, 40), session('c', 30, 35), session('d', 60)],
    [],
    ['a@10', 'b@20', 'd@60'],
  ],
  ['what invited and was put off does not invite at its new start', [session('a', 20)], [session('a', 20)], []],
  ['but others do before that', [session('a', 20), session('b', 15)], [session('a', 20)], ['b@15']],
] as const)('%s', (_, enrolled, known, expected) => {
  expect(coming([...enrolled], [...known])).toEqual(expected);
});
