import type { Group } from '../../../shared/contract/group.ts';

/** Groups as lines of name and id with a tab in between, which a spreadsheet takes as two columns. */
export function groupLines(groups: readonly Pick<Group, 'id' | 'name'>[]): string {
  // A name's own tabs and line ends would make other cells of it.
  return groups.map(({ id, name }) => `${name.replace(/\s+/g, ' ')}\t${id}`).join('\n');
}
