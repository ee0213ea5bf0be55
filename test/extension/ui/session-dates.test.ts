import { describe, expect, test } from 'vitest';
import { changedFields } from '../../../extension/ui/paths/changed-fields.ts';
import { moveOf } from '../../../extension/ui/paths/moved-mails.ts';
import { nextLook } from '../../../extension/ui/paths/next-look.ts';
import { readSession, shownSession } from '../../../extension/ui/paths/typed-session.ts';
import type { Session, SessionTimeline } from '../../../shared/contract/path.ts';

const hour = 3_600_000;
const zone = 'Europe/Paris';
const now = new Date(2026, 10, 22, 12, 0).getTime();
const session: Session = {
  id: 'a'.repeat(24),
  path: { id: 'b'.repeat(24), name: 'First aid' },
  name: 'Autumn',
  // With seconds, which the field does not show.
  startsAt: new Date(2026, 11, 3, 9, 0, 42).getTime(),
  endsAt: null,
  state: 'upcoming',
  groups: 0,
  learners: 0,
  createdAt: now,
};

describe('the dates of a session', () => {
  test('what was not touched stays to the second, and nothing of it is sent', () => {
    const read = readSession(shownSession(session, zone), session, zone);
    if ('faults' in read) throw new Error('nothing is wrong with it');
    expect(read.fields.startsAt).toBe(session.startsAt);
    expect(changedFields(read.fields, session)).toEqual({});
  });

  test('what is changed is sent alone, also an end that is taken away', () => {
    const ending = { ...session, endsAt: session.startsAt + hour };
    const read = readSession({ ...shownSession(ending, zone), name: ' Winter ', endsAt: '' }, ending, zone);
    if ('faults' in read) throw new Error('nothing is wrong with it');
    expect(changedFields(read.fields, ending)).toEqual({ name: 'Winter', endsAt: null });
  });

  test('everything that is wrong is said at once', () => {
    expect(readSession(shownSession(null, zone), null, zone)).toEqual({
      faults: { name: 'missing', startsAt: 'missing' },
    });
    const early = { name: 'A', startsAt: '2026-12-03T09:00', endsAt: '2026-12-03T09:00' };
    expect(readSession(early, null, zone)).toEqual({ faults: { endsAt: 'before-start' } });
  });

  test('are those of the space, wherever the browser is', () => {
    const read = readSession({ name: 'A', startsAt: '2027-12-03T09:00', endsAt: '' }, null, zone);
    expect(read).toEqual({ fields: { name: 'A', startsAt: Date.parse('2027-12-03T08:00:00Z'), endsAt: null } });
    expect(shownSession({ ...session, startsAt: Date.parse('2027-07-03T08:00:00Z') }, zone).startsAt).toBe(
      '2027-07-03T10:00',
    );
  });

  test('that the clocks leave out are refused at their field; of one that comes twice, the first is meant', () => {
    const typed = { name: 'A', startsAt: '2027-03-28T02:30', endsAt: '2028-03-26T02:30' };
    expect(readSession(typed, null, zone)).toEqual({ faults: { startsAt: 'skipped', endsAt: 'skipped' } });
    const twice = readSession({ ...typed, startsAt: '2027-10-31T02:30', endsAt: '' }, null, zone);
    expect(twice).toMatchObject({ fields: { startsAt: Date.parse('2027-10-31T00:30:00Z') } });
  });

  test('of the second of two hours alike are not moved to the first by changing something else', () => {
    const second = { ...session, startsAt: Date.parse('2027-10-31T01:30:00Z') };
    const read = readSession({ ...shownSession(second, zone), name: 'B' }, second, zone);
    expect(read).toMatchObject({ fields: { startsAt: second.startsAt } });
  });
});

describe('moving a session', () => {
  const upcoming = { startsAt: now + hour, endsAt: null };
  const open = { startsAt: now - hour, endsAt: null };
  const over = { startsAt: now - 2 * hour, endsAt: now };

  test.each([
    ['later or earlier, and the mails leave at the new start', upcoming, { ...upcoming, startsAt: now + 1 }, 'later'],
    ['to now, and they leave at once', upcoming, { ...upcoming, startsAt: now }, 'at-once'],
    ['back behind now, and what has not left waits again', open, upcoming, 'held-back'],
    ['to its end, and what has not left is dropped', open, over, 'dropped'],
    ['open again, and who is new is mailed at once', over, open, 'at-once'],
    ['only its end, and the mails stay where they are', upcoming, { ...upcoming, endsAt: now + 2 * hour }, null],
    ['within the time that it is open, and nothing changes', open, { ...open, startsAt: now - 2 * hour }, null],
  ] as const)('%s', (_, before, after, move) => expect(moveOf(before, after, now)).toBe(move));
});

describe('a page that is left open looks again', () => {
  const timeline: SessionTimeline = { startsAt: session.startsAt, toMail: 0, mails: {}, told: 0 };
  const look = (state: Session['state'], told: Partial<SessionTimeline> = {}, startsAt = session.startsAt) =>
    nextLook({ session: { ...session, state, startsAt }, timeline: { ...timeline, ...told } }, now);

  test('when the session starts', () => {
    expect(look('upcoming', {}, now + 60_000)).toBe(61_000);
  });

  test('now and then before that, and not at once again when the clocks differ', () => {
    expect(look('upcoming')).toBe(600_000);
    expect(look('upcoming', {}, now - hour)).toBe(5000);
  });

  test('while mails are on their way', () => {
    expect(look('open', { mails: { sent: 3, deferred: 1 } })).toBe(5000);
    expect(look('open', { toMail: 1 })).toBe(5000);
    expect(look('cancelled', { mails: { sending: 1 } })).toBe(5000);
  });

  test('and no more when nothing is to be expected', () => {
    expect(look('open', { mails: { sent: 3, failed: 1 }, told: 2 })).toBeNull();
    expect(look('ended')).toBeNull();
    expect(look('cancelled', { toMail: 5 })).toBeNull();
  });
});
