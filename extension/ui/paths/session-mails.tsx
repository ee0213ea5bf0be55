import '../parts/phase-badge.css';
import type * as v from 'valibot';
import { i18n } from '#i18n';
import {
  type Session,
  type SessionMail,
  type SessionTimeline,
  sessionEndpoints,
} from '../../../shared/contract/path.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { goTo, routeHash } from '../console/route.ts';
import { here } from '../here.ts';
import { listedName, memberName } from '../members/member-name.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { PagedBar } from '../space/paged-bar.tsx';
import type { PagedColumn } from '../space/paged-column.ts';
import { PagedTable } from '../space/paged-table.tsx';
import { usePages } from '../space/use-pages.ts';
import { ask } from '../space/use-question.ts';
import { useReloadOn } from '../space/use-reload-on.ts';
import { numberWords } from '../words/numbers.ts';
import { pathMailStanding } from './path-mail-words.ts';

type Mail = v.InferOutput<typeof SessionMail>;

interface Props {
  space: StoredSpace;
  session: Session;
  timeline: SessionTimeline;
}

/** The invitations to the path that came of a session, one line a person, the newest first. */
export function SessionMails({ space, session, timeline }: Props) {
  const params = { id: session.id };
  const pages = usePages(
    (part) => ask(space.address, sessionEndpoints.listSessionMails, { params, query: part }),
    [space.address, session.id],
  );
  // The list is as new as what is counted above it.
  useReloadOn(pages, JSON.stringify([timeline.mails, timeline.told]));
  return (
    <>
      <PagedBar
        pages={pages}
        space={space.name}
        countWords={(total) => (total === 0 ? '' : i18n.t('sessions.count_mails', total, [numberWords(total)]))}
      />
      <PagedTable
        label={i18n.t('sessions.mails_of', [session.name])}
        pages={pages}
        columns={mailColumns(here.now())}
        nameOf={({ member }) => memberName(member)}
        onOpen={({ member: { id } }) => goTo({ page: 'member', id })}
        empty={
          <EmptyState title={i18n.t('sessions.no_mails_title')}>
            {i18n.t(session.state === 'upcoming' ? 'sessions.no_mails_yet' : 'sessions.no_mails')}
          </EmptyState>
        }
      />
    </>
  );
}

function mailColumns(now: number): PagedColumn<Mail>[] {
  return [
    {
      key: 'name',
      head: i18n.t('members.column.name'),
      width: 'minmax(112px, 1.2fr)',
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
      width: 'minmax(136px, 1.6fr)',
      cell: ({ member: { email } }) => <span title={email}>{email}</span>,
    },
    {
      key: 'mail',
      head: i18n.t('sessions.column_mail'),
      width: 'minmax(200px, 1.6fr)',
      cell: (mail) => {
        const { words, tone } = pathMailStanding(mail, now);
        return (
          <span class={tone === 'plain' ? undefined : `phase-badge phase-${tone}`} title={words}>
            {words}
          </span>
        );
      },
    },
  ];
}
