import { type Group, groupEndpoints } from '../../../shared/contract/group.ts';
import type { Answer } from '../../spaces/space-answer.ts';
import { allPages } from '../space/all-pages.ts';
import type { PagePart } from '../space/page-reader.ts';
import { ask } from '../space/use-question.ts';

/** All groups of a space that a search finds, however many pages that are. */
export async function allGroups(spaceAddress: string, search: string): Promise<Answer<Group[]>> {
  const groups: Group[] = [];
  const load = (part: PagePart) => ask(spaceAddress, groupEndpoints.listGroups, { query: { search, ...part } });
  for await (const page of allPages(load)) {
    if ('problem' in page) return page;
    groups.push(...page.value);
  }
  return { value: groups };
}

/** Groups as lines of name and id with a tab in between, which a spreadsheet takes as two columns. */
export function groupLines(groups: readonly Pick<Group, 'id' | 'name'>[]): string {
  // A name's own tabs and line ends would make other cells of it.
  return groups.map(({ id, name }) => `${name.replace(/\s+/g, ' ')}\t${id}`).join('\n');
}
