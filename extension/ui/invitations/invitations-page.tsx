/** What became of the invitations. */
export function InvitationsPage() {
  return null;
}
