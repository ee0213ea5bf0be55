/**
 * Whether a row names a group by its id (24 hex digits, in any case), which nobody can tell a new group's name from.
 */
export function isGroupId(given: string): boolean {
  return /^[\da-f]{24}$/i.test(given);
}
