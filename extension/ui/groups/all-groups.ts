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
