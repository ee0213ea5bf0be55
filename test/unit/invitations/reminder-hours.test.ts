import { describe, expect, it } from 'vitest';
import { reminderHoursEnd } from '../../../worker/invitations/reminder-hours.ts';

const at = (text: string): number => Date.parse(text);

describe('reminders', () => {
  it.each([
    // Monday, 23 November 2026.
    ['Europe/Paris', '2026-11-23T07:00:00Z', '2026-11-23T19:00:00Z'],
    ['Europe/Paris', '2026-11-23T18:59:59.999Z', '2026-11-23T19:00:00Z'],
    ['UTC', '2026-11-23T08:00:30Z', '2026-11-23T20:00:00Z'],
    ['America/New_York', '2026-11-23T13:00:00Z', '2026-11-24T01:00:00Z'],
    ['Asia/Kathmandu', '2026-11-23T02:15:00Z', '2026-11-23T14:15:00Z'],
    // Saturday there, Sunday in London.
    ['Pacific/Honolulu', '2026-11-22T02:00:00Z', '2026-11-22T06:00:00Z'],
  ])('leave in %s at %s, until %s', (timeZone, now, end) => {
    expect(reminderHoursEnd(at(now), timeZone)).toBe(at(end));
  });

  it.each([
    ['Europe/Paris', '2026-11-23T06:59:59.999Z'],
    ['Europe/Paris', '2026-11-23T19:00:00Z'],
    ['Europe/Paris', '2026-11-23T23:30:00Z'],
    ['America/New_York', '2026-11-23T12:59:00Z'],
    ['Europe/Paris', '2026-11-22T11:00:00Z'],
    // Sunday there, Saturday in London.
    ['Pacific/Kiritimati', '2026-11-21T22:00:00Z'],
  ])('do not leave in %s at %s', (timeZone, now) => {
    expect(reminderHoursEnd(at(now), timeZone)).toBeNull();
  });

  it.each(['2026-03-30T06:00:00Z', '2026-10-26T07:00:00Z'])(
    'keep the hours of the clock after it was put on or back: %s',
    (eight) => {
      expect(reminderHoursEnd(at(eight) - 1, 'Europe/Paris')).toBeNull();
      expect(reminderHoursEnd(at(eight), 'Europe/Paris')).toBe(at(eight) + 12 * 3_600_000);
    },
  );
});
