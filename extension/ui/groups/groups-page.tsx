/** The groups of the chosen space. */
export function GroupsPage() {
  return null;
}
