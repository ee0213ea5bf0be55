import '../parts/phase-badge.css';
import { i18n } from '#i18n';
import type { Invitation } from '../../../shared/contract/invitation.ts';
import { routeHash } from '../console/route.ts';
import { listedName, memberName } from '../members/member-name.ts';
import { Button } from '../parts/button.tsx';
import type { PagedColumn } from '../space/paged-column.ts';
import { dayWords } from '../words/moments.ts';
import { standing } from './standing-words.ts';

/** The columns of a list of invitations; `onCorrect` is left out where no address can be corrected any more. */
export function invitationColumns({
  now,
  onCorrect,
}: {
  now: number;
  onCorrect?: (invitation: Invitation) => void;
}): PagedColumn<Invitation>[] {
  const columns: PagedColumn<Invitation>[] = [
    {
      key: 'name',
      head: i18n.t('members.column.name'),
      width: 'minmax(104px, 1.2fr)',
      cell: ({ member }) => {
        const name = listedName(member);
        return (
          <a href={routeHash({ page: 'member', id: member.id })} tabIndex={-1} title={name}>
            {name}
          </a>
        );
      },
    },
    {
      key: 'email',
      head: i18n.t('field.email'),
      width: 'minmax(152px, 1.6fr)',
      cell: ({ member: { email } }) => <span title={email}>{email}</span>,
    },
    {
      key: 'standing',
      head: i18n.t('invitations.column.standing'),
      width: 'minmax(184px, 1.4fr)',
      cell: (invitation) => {
        const { words, tone } = standing(invitation, now);
        return tone === 'plain' ? (
          <span title={words}>{words}</span>
        ) : (
          <span class={`phase-badge phase-${tone}`} title={words}>
            {words}
          </span>
        );
      },
    },
    {
      key: 'invited',
      head: i18n.t('invitations.column.invited'),
      width: '112px',
      cell: ({ createdAt }) => dayWords(createdAt),
    },
    {
      key: 'by',
      head: i18n.t('invitations.column.by'),
      width: 'minmax(96px, 1fr)',
      isOptional: true,
      cell: ({ invitedBy }) => {
        const name = invitedBy ? memberName(invitedBy) : '';
        return <span title={name}>{name}</span>;
      },
    },
    {
      key: 'source',
      head: i18n.t('invitations.column.source'),
      width: 'minmax(96px, 1fr)',
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
      width: '96px',
      cell: (invitation) => (
        <Button
          look="quiet"
          tabIndex={-1}
          aria-label={i18n.t('invitations.correct_name', [invitation.member.email])}
          onClick={() => onCorrect(invitation)}
        >
          {i18n.t('invitations.correct')}
        </Button>
      ),
    },
  ];
}
