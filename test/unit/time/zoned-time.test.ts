import { describe, expect, it } from 'vitest';
import { momentOf, wallTime } from '../../../shared/time/zoned-time.ts';

const at = (text: string): number => Date.parse(text);

describe('a time on the wall', () => {
  it.each([
    ['Europe/Paris', '2027-12-03T09:00', '2027-12-03T08:00:00Z'],
    ['Europe/Paris', '2027-07-03T00:30', '2027-07-02T22:30:00Z'],
    ['UTC', '2027-12-31T23:59', '2027-12-31T23:59:00Z'],
    ['America/New_York', '2027-12-31T20:00', '2028-01-01T01:00:00Z'],
    ['Asia/Kathmandu', '2027-01-01T00:00', '2026-12-31T18:15:00Z'],
    ['Pacific/Kiritimati', '2027-01-01T00:00', '2026-12-31T10:00:00Z'],
    // The last minute before the clocks are put on, the first one after, and the same where they are put back.
    ['Europe/Paris', '2027-03-28T01:59', '2027-03-28T00:59:00Z'],
    ['Europe/Paris', '2027-03-28T03:00', '2027-03-28T01:00:00Z'],
    ['Europe/Paris', '2027-10-31T01:59', '2027-10-30T23:59:00Z'],
    ['Europe/Paris', '2027-10-31T03:00', '2027-10-31T02:00:00Z'],
  ])('of %s, %s, is one moment, and is read back', (zone, wall, moment) => {
    expect(momentOf(wall, zone)).toEqual({ moment: at(moment), isDoubled: false });
    expect(wallTime(at(moment), zone)).toBe(wall);
  });

  it.each([
    ['Europe/Paris', '2027-03-28T02:00'],
    ['Europe/Paris', '2027-03-28T02:30'],
    ['Europe/Paris', '2027-03-28T02:59'],
    ['America/New_York', '2027-03-14T02:30'],
    // Half an hour only.
    ['Australia/Lord_Howe', '2027-10-03T02:15'],
    // A whole day, when the date line was moved.
    ['Pacific/Apia', '2011-12-30T12:00'],
  ])('that the clocks of %s leave out, %s, does not exist', (zone, wall) => {
    expect(momentOf(wall, zone)).toBe('skipped');
  });

  it.each([
    ['Europe/Paris', '2027-10-31T02:30', '2027-10-31T00:30:00Z'],
    ['Europe/Paris', '2027-10-31T02:00', '2027-10-31T00:00:00Z'],
    ['America/New_York', '2027-11-07T01:30', '2027-11-07T05:30:00Z'],
    ['Australia/Lord_Howe', '2027-04-04T01:45', '2027-04-03T14:45:00Z'],
  ])('that the clocks of %s show twice, %s, is the first one', (zone, wall, moment) => {
    expect(momentOf(wall, zone)).toEqual({ moment: at(moment), isDoubled: true });
  });

  it('of the second time is shown alike, and not taken for another day', () => {
    expect(wallTime(at('2027-10-31T01:30:00Z'), 'Europe/Paris')).toBe('2027-10-31T02:30');
    expect(wallTime(at('2027-12-31T23:30:42.999Z'), 'Europe/Paris')).toBe('2028-01-01T00:30');
  });

  it.each([
    '',
    '2026-01-05',
    '07:03',
    'tomorrow',
    '2026-13-40T07:03',
    '2027-02-30T07:03',
    '12026-01-05T07:03',
    '1901-01-05T07:03',
  ])('is none in %j', (wall) => expect(momentOf(wall, 'Europe/Paris')).toBeNull());

  it('of a zone that does not exist is refused', () => {
    expect(() => momentOf('2027-12-03T09:00', 'Europe/Nowhere')).toThrow(RangeError);
    expect(() => wallTime(0, 'Europe/Nowhere')).toThrow(RangeError);
  });
});
