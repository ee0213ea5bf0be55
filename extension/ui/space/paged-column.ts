import type { ComponentChildren } from 'preact';

/** A column of a list. */
export interface PagedColumn<Item> {
  key: string;
  head: string;
  /** Its track in the grid, as `minmax(120px, 2fr)`. */
  width: string;
  /** `end` for numbers, so that they align. */
  align?: 'end';
  /** Left out where the list is narrow. */
  isOptional?: boolean;
  /** What stands in it. What can be clicked inside is not in the Tab order: `onOpen` is for the keyboard. */
  cell: (item: Item) => ComponentChildren;
}

/** The classes of a column's cells. */
export function cellLook({ align, isOptional }: Pick<PagedColumn<never>, 'align' | 'isOptional'>): string {
  return `paged-cell${align === 'end' ? ' paged-end' : ''}${isOptional ? ' paged-optional' : ''}`;
}
