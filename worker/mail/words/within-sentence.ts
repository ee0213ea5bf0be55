/**
 * Who acts, as it stands within a sentence: words for the space's team, which begin with `team`, begin small there; a
 * name stays as it is.
 */
export function withinSentence(inviter: string, team: string): string {
  return inviter.startsWith(team) ? team.charAt(0).toLowerCase() + inviter.slice(1) : inviter;
}
