// The document model is that of the package 'jsdom'.
// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copiedBlock, pastedBlock } from '../../../extension/ui/rows/clipboard-block.ts';
import { gridCommand, isTyping } from '../../../extension/ui/rows/grid-keys.ts';
import { withoutNeutralising } from '../../../shared/people/person-table.ts';

describe('a block on the clipboard', () => {
  test('comes back cell by cell, whatever is in it', () => {
    const cell = fc.constantFrom('', 'Jean', '=1+1', "'=1", 'a\tb', 'two\nlines', 'say "x"', '<b>', 'é & co');
    const block = fc.array(fc.tuple(cell, cell, cell), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(block, (cells) => {
        const back = pastedBlock(copiedBlock(cells)).map((row) => row.map(withoutNeutralising));
        expect(back).toEqual(cells);
      }),
    );
  });

  test('shows markup as text, and runs nowhere', () => {
    const { html, plain } = copiedBlock([['<img src=x>', '=HYPERLINK("x")']]);
    expect(html).toContain('&lt;img src=x&gt;');
    expect(html).toContain("'=HYPERLINK");
    expect(plain).toContain("'=HYPERLINK");
  });

  test('of another program is its table, with rows of the same length', () => {
    const html = '<table><tr><td>a<td>b<tr><td>c</table>';
    expect(pastedBlock({ html, plain: 'x' })).toEqual([
      ['a', 'b'],
      ['c', ''],
    ]);
  });

  test.each([
    ['one', [['one']]],
    ['"quoted" word', [['"quoted" word']]],
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"two\nlines"\tx', [['two\nlines', 'x']]],
    ['', []],
  ])('the text %j is cut into cells', (plain, cells) => {
    expect(pastedBlock({ html: '', plain })).toEqual(cells);
  });
});

/** A key press with these keys held. */
const press = (key: string, held = '') => ({
  key,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  shiftKey: held.includes('shift'),
  altKey: held.includes('alt'),
});

test.each([
  ['z', 'ctrl', 'undo'],
  ['Z', 'meta shift', 'redo'],
  ['y', 'ctrl', 'redo'],
  ['d', 'ctrl', 'fill-down'],
  [' ', 'ctrl', 'select-columns'],
  [' ', 'shift', 'select-rows'],
  [' ', '', 'include'],
  ['Delete', '', 'clear'],
  ['Delete', 'shift', 'remove-rows'],
  ['F8', 'shift', 'previous-problem'],
  ['c', 'ctrl', null],
  ['a', '', null],
  ['d', 'ctrl alt', null],
])('the key %j with %j asks for %j', (key, held, command) => {
  expect(gridCommand(press(key, held))).toBe(command);
});

test('a letter begins an edit, a key of another name or with Ctrl does not', () => {
  expect(['é', '𝒜', 'F2', ' '].map((key) => isTyping(press(key)))).toEqual([true, true, false, false]);
  expect(isTyping(press('a', 'ctrl'))).toBe(false);
});
