import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Answer } from '../../spaces/space-answer.ts';
import { type Page, type PagedList, type PagePart, type PageReader, pageReader, unreadList } from './page-reader.ts';

/** A long list of a space, read as far as it is looked at. */
export interface Pages<Item> extends PagedList<Item>, Pick<PageReader, 'need' | 'reload' | 'retry'> {
  /** Another text for another list: with another filter, or of another space. */
  key: string;
}

/**
 * A list of a space, page by page. `load` asks for a part of it, and `inputs` are the values that it depends on:
 * `usePages((part) => ask(space.address, memberEndpoints.listMembers, { query: { ...filter, ...part } }),
 * [space.address, filter])`. The items of the last list stay until the first of the next one are there.
 */
export function usePages<Item extends { id: string }>(
  load: (part: PagePart) => Promise<Answer<Page<Item>>>,
  inputs: readonly unknown[],
): Pages<Item> {
  const key = JSON.stringify(inputs);
  const [list, setList] = useState<PagedList<Item>>(unreadList);
  const reader = useMemo(() => pageReader(load, setList), [key]);
  useEffect(() => {
    reader.need(1);
    return reader.stop;
  }, [reader]);
  return { ...list, key, need: reader.need, reload: reader.reload, retry: reader.retry };
}
