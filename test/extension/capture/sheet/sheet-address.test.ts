import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  chartAddress,
  editorAddress,
  exportAddress,
  sheetAddress,
} from '../../../../extension/capture/sheet/sheet-address.ts';
import { SheetPlace } from '../../../../extension/capture/sheet/sheet-place.ts';

const id = '1AbC_dEf-GhIjKlMnOpQrStUvWxYz0123456789';
const google = 'https://docs.google.com';

describe('a spreadsheet is known by its address', () => {
  test.each([
    [`/spreadsheets/d/${id}/edit#gid=0`, `/spreadsheets/d/${id}`, '0'],
    [`/spreadsheets/d/${id}/edit?gid=12#gid=34`, `/spreadsheets/d/${id}`, '34'],
    [`/spreadsheets/d/${id}/edit?gid=12`, `/spreadsheets/d/${id}`, '12'],
    [`/spreadsheets/d/${id}/edit?usp=sharing`, `/spreadsheets/d/${id}`, null],
    [`/spreadsheets/d/${id}/edit#gid=71&range=A2:C9`, `/spreadsheets/d/${id}`, '71'],
    [`/spreadsheets/d/${id}/edit#gid=x`, `/spreadsheets/d/${id}`, null],
    [`/spreadsheets/d/${id}`, `/spreadsheets/d/${id}`, null],
    [`/spreadsheets/d/${id}/view`, `/spreadsheets/d/${id}`, null],
    // As whom it is open stays in it.
    [`/spreadsheets/u/1/d/${id}/edit#gid=5`, `/spreadsheets/u/1/d/${id}`, '5'],
    [`/a/school.example.com/spreadsheets/d/${id}/edit`, `/a/school.example.com/spreadsheets/d/${id}`, null],
    [`/spreadsheets/a/school.example.com/d/${id}/edit`, `/spreadsheets/a/school.example.com/d/${id}`, null],
    [`/spreadsheets/d/${id}/edit?authuser=2#gid=0`, `/spreadsheets/u/2/d/${id}`, '0'],
    [`/spreadsheets/u/1/d/${id}/edit?authuser=2`, `/spreadsheets/u/1/d/${id}`, null],
    [`/spreadsheets/d/${id}/edit?authuser=jean@school.example.com`, `/spreadsheets/d/${id}`, null],
  ])('%s', (path, document, gid) => {
    const address = sheetAddress(google + path);
    expect(address).toEqual({ document: google + document, gid });
    // What is made of an address can be stored, and its links lead to the same document.
    const place = v.parse(SheetPlace, { document: google + document, gid: gid ?? '0', range: null });
    expect(sheetAddress(editorAddress(place))).toEqual({ document: google + document, gid: gid ?? '0' });
  });

  test.each([
    `${google}/spreadsheets/d/e/2PACX-1vSabcdefgh/pubhtml`,
    `${google}/spreadsheets/d/${id}/htmlview`,
    `${google}/spreadsheets/d/${id}/preview`,
    `${google}/spreadsheets/d/${id}/pubhtml?gid=0`,
    `${google}/spreadsheets/u/0/`,
    `${google}/document/d/${id}/edit`,
    `${google}/spreadsheets/d/${id}/editor`,
    `https://docs.google.com.evil.example/spreadsheets/d/${id}/edit`,
    `http://docs.google.com/spreadsheets/d/${id}/edit`,
    `https://evil.example/?https://docs.google.com/spreadsheets/d/${id}/edit`,
    'about:blank',
    'not an address',
    '',
  ])('and everything else is none: %s', (address) => {
    expect(sheetAddress(address)).toBeNull();
  });
});

describe('the cells are asked for', () => {
  const place = { document: `${google}/spreadsheets/u/1/d/${id}`, gid: '71', range: null };

  test('whole, or a range that has all its sides', () => {
    expect(exportAddress(place)).toBe(`${place.document}/export?format=csv&gid=71`);
    expect(exportAddress({ ...place, range: 'A2:D40' })).toBe(
      `${place.document}/export?format=csv&gid=71&range=A2%3AD40`,
    );
    expect(chartAddress({ ...place, range: 'A2:D40' })).toBe(
      `${place.document}/gviz/tq?tqx=out:csv&headers=0&gid=71&range=A2%3AD40`,
    );
  });

  test.each(['A:C', 'A2:C', 'A2:ZZZ9'])('whole where the sheet ends the range: %s', (range) => {
    expect(exportAddress({ ...place, range })).toBe(exportAddress(place));
  });

  test.each([
    'https://evil.example/spreadsheets/d/1AbC',
    'https://docs.google.com@evil.example/spreadsheets/d/1AbC',
    'https://docs.google.com/spreadsheets/d/1AbC/../../x',
    'https://docs.google.com/spreadsheets/d/1AbC?x=',
  ])('of Google only, whoever wrote the place: %s', (document) => {
    expect(v.is(SheetPlace, { ...place, document })).toBe(false);
  });
});
