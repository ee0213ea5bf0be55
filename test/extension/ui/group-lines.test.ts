import { expect, test } from 'vitest';
import { groupLines } from '../../../extension/ui/groups/group-lines.ts';

test('group ids are copied as two columns, whatever is in a name', () => {
  const [first, second] = ['a'.repeat(24), 'b'.repeat(24)];
  expect(
    groupLines([
      { id: first, name: 'Région Nord' },
      { id: second, name: 'Tab\there\nand there' },
    ]),
  ).toBe(`Région Nord\t${first}\nTab here and there\t${second}`);
});
