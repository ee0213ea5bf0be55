import { describe, expect, test } from 'vitest';
import { builtInFormat, numberFormat } from '../../../extension/capture/file/xlsx/number-format.ts';
import { numberText } from '../../../extension/capture/file/xlsx/number-text.ts';

const shown = (raw: string, code: string, from1904 = false) => numberText(raw, numberFormat(code), from1904);

describe('a date is written as ISO 8601, whatever order its format has', () => {
  test.each([
    ['dd/mm/yyyy', '45983', '2025-11-22'],
    ['m/d/yy;@', '45983', '2025-11-22'],
    ['[$-40C]d mmmm yyyy', '45983', '2025-11-22'],
    ['[$-F800]dddd, mmmm dd, yyyy', '45983', '2025-11-22'],
    ['jj/mm/aaaa', '45983', '2025-11-22'],
    ['mmm-yy', '45983', '2025-11-22'],
    ['yyyy"年"m"月"d"日"', '45983', '2025-11-22'],
    ['dd/mm/yyyy', '45983.75', '2025-11-22'],
    ['dd/mm/yyyy hh:mm', '45983.604166666664', '2025-11-22 14:30'],
    ['dd/mm/yyyy hh:mm:ss', '45983.5000116', '2025-11-22 12:00:01'],
    ['h:mm AM/PM', '0.5625', '13:30'],
    ['[h]:mm', '1.5', '36:00'],
    ['yyyy-mm-dd', '1', '1900-01-01'],
    ['yyyy-mm-dd', '59', '1900-02-28'],
    ['yyyy-mm-dd', '60', '1900-02-29'],
    ['yyyy-mm-dd', '61', '1900-03-01'],
    ['yyyy-mm-dd', '2958465', '9999-12-31'],
  ])('%s of %s is %s', (code, raw, text) => {
    expect(shown(raw, code)).toBe(text);
  });

  test('also when day 0 is in 1904', () => {
    expect(shown('0', 'yyyy-mm-dd', true)).toBe('1904-01-01');
    expect(shown('44521', 'dd/mm/yyyy', true)).toBe('2025-11-22');
  });

  test('what is no date stays a number', () => {
    expect(shown('-5', 'dd/mm/yyyy')).toBe('-5');
    expect(shown('1e300', 'dd/mm/yyyy')).toMatch(/^1\d{300}$|^10{300}$/);
  });
});

describe('a number in a pattern of its own keeps it', () => {
  test.each([
    ['00\\ 00\\ 00\\ 00\\ 00', '612345678', '06 12 34 56 78'],
    ['0#" "##" "##" "##" "##', '612345678', '06 12 34 56 78'],
    ['00000', '1000', '01000'],
    ['000-00-0000', '12345678', '012-34-5678'],
    ['0000000000', '612345678', '0612345678'],
    ['"M"00000', '42', 'M00042'],
    ['00000', '123456789', '123456789'],
  ])('%s of %s is %s', (code, raw, text) => {
    expect(shown(raw, code)).toBe(text);
  });
});

describe('any other number has all its digits', () => {
  test.each([
    ['General', '33612345678', '33612345678'],
    ['0.00E+00', '3.3612345678E+10', '33612345678'],
    ['General', '1.2345678901234567E+19', '12345678901234600000'],
    ['0', '123456789012345678', '123456789012345678'],
    ['# ##0', '33612345678', '33612345678'],
    ['#,##0.00', '1234.5', '1234.5'],
    ['General', '0.1', '0.1'],
    ['General', '0.30000000000000004', '0.3'],
    ['General', '1.5E-7', '0.00000015'],
    ['[<=9999999]###-####;(###) ###-####', '2025550147', '2025550147'],
    ['#,##0.00 "€"', '12', '12'],
    ['[Red]-0', '-3', '-3'],
    ['0.0%', '0.125', '12.5%'],
    ['@', '42', '42'],
  ])('%s of %s is %s', (code, raw, text) => {
    expect(shown(raw, code)).toBe(text);
  });
});

test('formats that files name by number only', () => {
  expect(numberText('45983', builtInFormat(14), false)).toBe('2025-11-22');
  expect(numberText('45983.5', builtInFormat(22), false)).toBe('2025-11-22 12:00');
  expect(numberText('0.25', builtInFormat(9), false)).toBe('25%');
  expect(numberText('45983', builtInFormat(2), false)).toBe('45983');
});

test('a value that is no number is left as it is', () => {
  expect(shown('', 'dd/mm/yyyy')).toBe('');
  expect(shown('abc', '0')).toBe('abc');
});
