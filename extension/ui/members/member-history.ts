import type { Member, NamedMember } from '../../../shared/contract/member.ts';

type Mail = Member['mails'][number];
type Batch = Member['batches'][number];

/** One thing that happened to a member, at a moment. */
export type HistoryEntry = { at: number } & (
  | { kind: 'came' }
  | { kind: 'invited'; by: NamedMember | null; source: string | null; expiresAt: number | null }
  | { kind: 'invitation-ended'; state: 'accepted' | 'expired' | 'revoked' }
  | { kind: 'asked' }
  | { kind: 'mail'; mail: Mail['kind']; state: Mail['state']; bounce: Mail['bounce'] }
  | { kind: 'batch'; outcome: Batch['outcome']; by: NamedMember | null; source: string }
);

/** All that is known to have happened to a member, the newest first. */
export function memberHistory(member: Member): HistoryEntry[] {
  const entries = [
    ...member.invitations.flatMap(ofInvitation),
    ...member.mails.map(ofMail),
    ...ofBatches(member.batches),
  ];
  const begin = Math.min(...entries.map(({ at }) => at));
  // Who was invited or set up by a batch has come with that; the owner has not.
  if (member.createdAt < begin) entries.push({ at: member.createdAt, kind: 'came' });
  return inOrder(entries);
}

function ofInvitation(invitation: Member['invitations'][number]): HistoryEntry[] {
  const { state, createdAt, endedAt, askedAt, invitedBy, source } = invitation;
  const isOpen = state === 'pending';
  const entries: HistoryEntry[] = [
    {
      at: createdAt,
      kind: 'invited',
      by: invitedBy,
      source: source?.title ?? null,
      expiresAt: isOpen ? invitation.expiresAt : null,
    },
  ];
  if (askedAt !== null) entries.push({ at: askedAt, kind: 'asked' });
  if (endedAt !== null && (state === 'accepted' || state === 'expired' || state === 'revoked')) {
    entries.push({ at: endedAt, kind: 'invitation-ended', state });
  }
  return entries;
}

function ofMail({ kind, state, bounce, createdAt, settledAt }: Mail): HistoryEntry {
  return { at: settledAt ?? createdAt, kind: 'mail', mail: kind, state, bounce };
}

/** An invitation tells of its batch already, and a row that only repeats another one tells nothing. */
function ofBatches(batches: readonly Batch[]): HistoryEntry[] {
  return batches
    .filter(({ outcome }) => outcome !== 'invited' && outcome !== 'duplicate')
    .map(({ outcome, appliedBy, appliedAt, source }) => ({
      at: appliedAt,
      kind: 'batch',
      outcome,
      by: appliedBy,
      source: source.title,
    }));
}

/** What follows from something stands above it, also when both have one moment. */
const order: HistoryEntry['kind'][] = ['came', 'batch', 'invited', 'mail', 'asked', 'invitation-ended'];

function inOrder(entries: HistoryEntry[]): HistoryEntry[] {
  return entries.sort((a, b) => b.at - a.at || order.indexOf(b.kind) - order.indexOf(a.kind));
}
