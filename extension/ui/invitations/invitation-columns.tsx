import { i18n } from '#i18n';
import type { Invitation } from '../../../shared/contract/invitation.ts';
import { memberName } from '../members/member-name.ts';
import { personColumns } from '../members/person-columns.tsx';
import { Button } from '../parts/button.tsx';
import { StandingBadge } from '../parts/standing-badge.tsx';
import type { PagedColumn } from '../space/paged-column.ts';
import { dayWords } from '../words/moments.ts';
import { likelyAddress } from './likely-address.ts';
import { standing } from './standing-words.ts';

/**
 * The columns of a list of invitations; `onCorrect` is left out where no address can be corrected any more. An address
 * that looks mistyped and took no mail is corrected by one click.
 */
export function invitationColumns({
  now,
  onCorrect,
  onUse,
}: {
  now: number;
  onCorrect?: (invitation: Invitation) => void;
  /** Sends an invitation to the address that was probably meant. */
  onUse: (invitation: Invitation, address: string) => void;
}): PagedColumn<Invitation>[] {
  const columns: PagedColumn<Invitation>[] = [
    ...personColumns<Invitation>(({ member }) => member, {
      widths: ['minmax(112px, 1.2fr)', 'minmax(160px, 2.2fr)'],
    }),
    {
      key: 'standing',
      head: i18n.t('invitations.column.standing'),
      width: 'minmax(176px, 1fr)',
      cell: (invitation) => <StandingBadge {...standing(invitation, now)} />,
    },
    {
      key: 'invited',
      head: i18n.t('invitations.column.invited'),
      width: '112px',
      isOptional: true,
      cell: ({ createdAt }) => dayWords(createdAt),
    },
    {
      key: 'by',
      head: i18n.t('invitations.column.by'),
      width: 'minmax(104px, 0.8fr)',
      isOptional: true,
      cell: ({ invitedBy }) => {
        const name = invitedBy ? memberName(invitedBy) : '';
        return <span title={name}>{name}</span>;
      },
    },
    {
      key: 'source',
      head: i18n.t('invitations.column.source'),
      width: 'minmax(96px, 0.8fr)',
      isOptional: true,
      cell: ({ source }) => <span title={source?.title}>{source?.title}</span>,
    },
  ];
  if (!onCorrect) return columns;
  return [
    ...columns,
    {
      key: 'correct',
      head: i18n.t('invitations.column.correct'),
      width: 'minmax(120px, 0.6fr)',
      cell: (invitation) => {
        const { member, state, mail } = invitation;
        const likely = likelyAddress(member.email, state, mail);
        const short = likely === null ? i18n.t('invitations.correct') : i18n.t('invitations.use', [domainOf(likely)]);
        return (
          <Button
            look="quiet"
            tabIndex={-1}
            aria-label={
              likely === null
                ? i18n.t('invitations.correct_name', [member.email])
                : `${short} (${i18n.t('invitations.use_name', [likely, member.email])})`
            }
            title={likely ?? undefined}
            onClick={() => (likely === null ? onCorrect(invitation) : onUse(invitation, likely))}
          >
            {short}
          </Button>
        );
      },
    },
  ];
}

/** A typing mistake is suggested for the domain only, so that is what the button names. */
function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@'));
}
