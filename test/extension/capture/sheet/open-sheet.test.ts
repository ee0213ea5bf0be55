// The document model is that of the package 'jsdom'.
// @vitest-environment jsdom
import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { lookAtSheet, SheetLook } from '../../../../extension/capture/sheet/look-at-sheet.ts';
import { sheetSeen } from '../../../../extension/capture/sheet/open-sheet.ts';
import { sheetEditorPage } from '../../../stage/sheet-editor-page.ts';

const document1 = 'https://docs.google.com/spreadsheets/d/abcdefghijkl';
const tab = { id: 1, url: `${document1}/edit#gid=5`, title: 'Équipe - 2026 - Google Tabellen' };
const address = { document: document1, gid: '5' };

/** What a page shows, as it arrives from the tab. */
function look(change: Partial<SheetLook> = {}): SheetLook {
  return v.parse(SheetLook, { ...JSON.parse(JSON.stringify(lookAtSheet())), address: tab.url, ...change });
}

beforeEach(() => {
  document.documentElement.innerHTML = sheetEditorPage('Équipe').replace('<!DOCTYPE html>', '');
});

test('what the page shows is told', () => {
  expect(sheetSeen(tab, address, look())).toEqual({
    title: 'Équipe',
    sheetName: 'Équipe "Nord"',
    place: { document: document1, gid: '5', range: null },
    selection: 'none',
    rangeName: '',
    sheets: [
      { gid: '0', name: 'Équipe "Nord"' },
      { gid: '71', name: 'Second' },
    ],
  });
});

test.each([
  '<input class="waffle-name-box" value="A2:C9">',
  '<div id="t-name-box"><input value="A2:C9"></div>',
  '<div id="t-name-box">A2:C9</div>',
  '<div class="waffle-name-box">A2:C9</div>',
])('the name box is found in each of its forms: %s', (box) => {
  document.querySelector('.name-box-container')?.replaceChildren();
  document.body.insertAdjacentHTML('beforeend', box);
  expect(sheetSeen(tab, address, look())).toMatchObject({ selection: 'range', place: { range: 'A2:C9' } });
});

describe('the sheet', () => {
  test('is the one that the page has moved to since the tab was asked for its address', () => {
    const moved = look({ address: `${document1}/edit#gid=71` });
    expect(sheetSeen(tab, address, moved).place.gid).toBe('71');
  });

  test('is known by its place in the bar when no address tells it, else it is the first one', () => {
    const untold = { document: document1, gid: null };
    const bare = `${document1}/edit`;
    const tabs = look().tabs.map((shown, index) => ({ ...shown, isActive: index === 1 }));
    expect(sheetSeen(tab, untold, look({ address: bare, tabs })).place.gid).toBe('71');
    expect(sheetSeen(tab, untold, null).place.gid).toBe('0');
  });

  test.each<[string, Partial<SheetLook>]>([
    ['one was added or renamed since the page was loaded', { loaded: [{ gid: '0', name: 'Équipe "Nord"' }] }],
    [
      'two pretend to have one name',
      { loaded: [...pair('Second', '71'), ...pair('Second', '72'), ...pair('Équipe "Nord"', '0')] },
    ],
    ['no bar is shown', { tabs: [] }],
  ])('and the others are not listed if %s', (_, change) => {
    expect(sheetSeen(tab, address, look(change)).sheets).toBeNull();
  });

  test('ids in the bar itself are taken first', () => {
    const tabs = [{ name: 'One', gid: '9', isActive: true }];
    expect(sheetSeen(tab, address, look({ tabs, loaded: [] })).sheets).toEqual([{ gid: '9', name: 'One' }]);
  });
});

test('without a look into the page, the tab says its title in any language', () => {
  expect(sheetSeen(tab, address, null)).toMatchObject({ title: 'Équipe - 2026', sheetName: '', sheets: null });
});

test('names that hide direction marks or are endless are tamed', () => {
  const title = `a\u202e${'b'.repeat(900)}`;
  const seen = sheetSeen(tab, address, look({ title, nameBox: 'x\u202ey' }));
  expect(seen.title).toMatch(/^ab+…$/);
  expect(seen.title.length).toBe(200);
  expect(seen.rangeName).toBe('xy');
});

function pair(name: string, gid: string) {
  return [{ name, gid }];
}
