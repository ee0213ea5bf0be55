import type { Plan, ResolvedGroup } from '../../shared/contract/batch.ts';

/** The groups that the batches of one import name, once for each spelling, in the order in which they come up. */
export function groupsOf(plans: Iterable<Pick<Plan, 'groups'>>): ResolvedGroup[] {
  const bySpelling = new Map<string, ResolvedGroup>();
  for (const { groups } of plans) {
    for (const group of groups) if (!bySpelling.has(group.given)) bySpelling.set(group.given, group);
  }
  return [...bySpelling.values()];
}
