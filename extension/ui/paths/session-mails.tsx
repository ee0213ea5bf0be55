import type * as v from 'valibot';
import { i18n } from '#i18n';
import {
  type Session,
  type SessionMail,
  type SessionTimeline,
  sessionEndpoints,
} from '../../../shared/contract/path.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { goTo } from '../console/route.ts';
import { here } from '../here.ts';
import { memberName } from '../members/member-name.ts';
import { personColumns } from '../members/person-columns.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { StandingBadge } from '../parts/standing-badge.tsx';
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
    ...personColumns<Mail>(({ member }) => member, { widths: ['minmax(112px, 1.2fr)', 'minmax(144px, 2fr)'] }),
    {
      key: 'mail',
      head: i18n.t('sessions.column_mail'),
      width: 'minmax(200px, 1.6fr)',
      cell: (mail) => <StandingBadge {...pathMailStanding(mail, now)} />,
    },
  ];
}
