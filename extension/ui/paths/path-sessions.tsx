import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Path, pathEndpoints, type Session } from '../../../shared/contract/path.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { goTo, routeHash } from '../console/route.ts';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { PagedBar } from '../space/paged-bar.tsx';
import type { PagedColumn } from '../space/paged-column.ts';
import { PagedTable } from '../space/paged-table.tsx';
import { zoneOf } from '../space/space-zone.ts';
import { usePages } from '../space/use-pages.ts';
import { ask } from '../space/use-question.ts';
import { dayAndTimeWords } from '../words/moments.ts';
import { numberWords } from '../words/numbers.ts';
import { SessionDialog } from './session-dialog.tsx';
import { SessionStateBadge } from './session-state.tsx';

/** The sessions of a path, the latest start first, and creating one. */
export function PathSessions({ space, path }: { space: StoredSpace; path: Path }) {
  const [isCreating, setCreating] = useState(false);
  const params = { id: path.id };
  const pages = usePages(
    (part) => ask(space.address, pathEndpoints.listSessions, { params, query: part }),
    [space.address, path.id],
  );
  const newSession = (
    <Button look="main" onClick={() => setCreating(true)}>
      {i18n.t('sessions.create')}
    </Button>
  );
  return (
    <>
      <div class="page-head">
        <h2>{i18n.t('sessions.title')}</h2>
        {pages.total !== 0 && newSession}
      </div>
      <PagedBar
        pages={pages}
        space={space.name}
        countWords={(total) => (total === 0 ? '' : i18n.t('sessions.count', total, [numberWords(total)]))}
      />
      <PagedTable
        label={i18n.t('sessions.of', [path.name])}
        pages={pages}
        columns={sessionColumns(zoneOf(space))}
        nameOf={({ name }) => name}
        onOpen={({ id }) => goTo({ page: 'session', id })}
        empty={
          <EmptyState title={i18n.t('sessions.none_title')} action={newSession}>
            {i18n.t('sessions.none')}
          </EmptyState>
        }
      />
      {isCreating && (
        <SessionDialog
          session={null}
          space={space}
          save={(body) => ask(space.address, pathEndpoints.createSession, { params, body })}
          onSaved={({ id }) => goTo({ page: 'session', id })}
          onClose={() => setCreating(false)}
        />
      )}
    </>
  );
}

function sessionColumns(zone: string): PagedColumn<Session>[] {
  return [
    {
      key: 'name',
      head: i18n.t('sessions.name'),
      width: 'minmax(136px, 2fr)',
      cell: ({ id, name }) => (
        <a href={routeHash({ page: 'session', id })} tabIndex={-1} title={name}>
          {name}
        </a>
      ),
    },
    {
      key: 'state',
      head: i18n.t('sessions.column_state'),
      width: '104px',
      cell: ({ state }) => <SessionStateBadge state={state} />,
    },
    {
      key: 'starts',
      head: i18n.t('sessions.starts'),
      width: '192px',
      cell: ({ startsAt }) => dayAndTimeWords(startsAt, zone),
    },
    {
      key: 'ends',
      head: i18n.t('sessions.ends'),
      width: '192px',
      cell: ({ endsAt }) =>
        endsAt === null ? <span class="soft">{i18n.t('sessions.no_end')}</span> : dayAndTimeWords(endsAt, zone),
    },
    {
      key: 'groups',
      head: i18n.t('sessions.groups'),
      width: '80px',
      align: 'end',
      isOptional: true,
      cell: ({ groups }) => numberWords(groups),
    },
    {
      key: 'learners',
      head: i18n.t('sessions.learners'),
      width: '104px',
      align: 'end',
      cell: ({ learners }) => numberWords(learners),
    },
  ];
}
