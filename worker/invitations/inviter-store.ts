/**
 * SQL for the id of who is named as the inviter, and gets the answers to mails: the member that `id` says, or the owner
 * when that person is suspended or gone.
 */
export function namedInviterSql(id: string): string {
  return `coalesce((SELECT known.id FROM members known WHERE known.id = ${id} AND known.state <> 'suspended'),
                   (SELECT owner.id FROM members owner WHERE owner.role = 'owner'))`;
}
