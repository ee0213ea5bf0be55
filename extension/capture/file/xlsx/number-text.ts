import { plainNumber } from '../plain-number.ts';
import type { NumberFormat } from './number-format.ts';

/** Days between the epochs of the two date systems: 1900-01-00 and 1904-01-01. */
const daysTo1904 = 1462;
/** The serial number of 9999-12-31, the last date that a spreadsheet knows. */
const lastSerial = 2_958_465;
const secondsPerDay = 86_400;

/**
 * A cell's number as people read it: dates as ISO 8601, telephone-like numbers in their pattern, everything else with
 * all its digits and never as `3.36E+10`.
 *
 * @param raw the number as it stands in the file
 * @param from1904 whether day 0 is 1904-01-01 (old workbooks of Excel for Mac)
 */
export function numberText(raw: string, format: NumberFormat, from1904: boolean): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  switch (format.kind) {
    case 'plain':
      return plainNumber(raw);
    case 'percent':
      return `${plainNumber(String(value * 100))}%`;
    case 'pattern':
      return Number.isInteger(value) && value >= 0 ? digitsIn(format.places, plainNumber(raw)) : plainNumber(raw);
    case 'duration': {
      const { hours, clock } = timeOf(Math.round(value * secondsPerDay));
      return value < 0 ? plainNumber(raw) : `${hours}${clock}`;
    }
    case 'date':
    case 'time':
    case 'date-time':
      return dateText(value, format.kind, from1904) ?? plainNumber(raw);
  }
}

/** Fills the places from the right; digits that are left over go before the first one. */
function digitsIn(places: string[], digits: string): string {
  let left = digits;
  let text = '';
  let open = places.filter((place) => place === '0' || place === '#').length;
  for (const place of places.toReversed()) {
    if (place !== '0' && place !== '#') text = place + text;
    else {
      open -= 1;
      const digit = open === 0 ? left : left.slice(-1);
      left = left.slice(0, left.length - digit.length);
      text = (digit === '' && place === '0' ? '0' : digit) + text;
    }
  }
  return text.trim();
}

function dateText(serial: number, kind: 'date' | 'time' | 'date-time', from1904: boolean): string | null {
  if (serial < 0 || serial > lastSerial + 1) return null;
  const seconds = Math.round((from1904 ? serial + daysTo1904 : serial) * secondsPerDay);
  const day = Math.floor(seconds / secondsPerDay);
  const { hours, clock } = timeOf(seconds - day * secondsPerDay);
  const time = `${hours.toString().padStart(2, '0')}${clock}`;
  if (kind === 'time') return time;
  const date = isoDate(day);
  return kind === 'date' ? date : `${date} ${time}`;
}

/**
 * Day 60 is 1900-02-29, which never was: spreadsheets keep that error of Lotus 1-2-3, so days before it count one more.
 */
function isoDate(day: number): string {
  if (day === 60) return '1900-02-29';
  const unixDay = day - 25_569 + (day < 60 ? 1 : 0);
  return new Date(unixDay * secondsPerDay * 1000).toISOString().slice(0, 10);
}

/** Hours, and `:mm` or `:mm:ss` of a number of seconds. */
function timeOf(seconds: number): { hours: number; clock: string } {
  const two = (value: number) => value.toString().padStart(2, '0');
  const rest = seconds % 60;
  const clock = `:${two(Math.floor(seconds / 60) % 60)}${rest === 0 ? '' : `:${two(rest)}`}`;
  return { hours: Math.floor(seconds / 3600), clock };
}
