import { maxPageSize } from '../../../shared/contract/page.ts';
import type { Answer } from '../../spaces/space-answer.ts';
import type { Page, PagePart } from './page-reader.ts';

/** All items of a list, one page after the other; a problem is the last thing that comes. */
export async function* allPages<Item>(
  load: (part: PagePart) => Promise<Answer<Page<Item>>>,
): AsyncGenerator<Answer<Item[]>> {
  let cursor: string | null = null;
  do {
    const answer: Answer<Page<Item>> = await load({ limit: String(maxPageSize), ...(cursor !== null && { cursor }) });
    if ('problem' in answer) return yield answer;
    const { items, next } = answer.value;
    // A page without items ends the list, whatever it says: nothing is asked for ever.
    if (items.length === 0) return;
    yield { value: items };
    cursor = next;
  } while (cursor !== null);
}
