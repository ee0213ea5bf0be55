/** The members of the chosen space. */
export function MembersPage() {
  return null;
}
