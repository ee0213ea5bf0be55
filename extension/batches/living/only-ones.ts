/** Items by a name of theirs, without those that share it or have none: what may be found again by that name. */
export function onlyOnes<Item>(items: readonly Item[], nameOf: (item: Item) => string): Map<string, Item> {
  const byName = Map.groupBy(items, nameOf);
  byName.delete('');
  return new Map([...byName].flatMap(([name, [only, ...more]]) => (only && more.length === 0 ? [[name, only]] : [])));
}
