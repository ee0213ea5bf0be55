import { i18n } from '#i18n';
import type { Group } from '../../../shared/contract/group.ts';
import { maxGroupsPerRequest, type Session, sessionEndpoints } from '../../../shared/contract/path.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { goTo, routeHash } from '../console/route.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import type { PagePart } from '../space/page-reader.ts';
import { PagedBar } from '../space/paged-bar.tsx';
import type { PagedColumn } from '../space/paged-column.ts';
import { PagedTable } from '../space/paged-table.tsx';
import { usePages } from '../space/use-pages.ts';
import { ask } from '../space/use-question.ts';
import { useReloadOn } from '../space/use-reload-on.ts';
import { useTakingOut } from '../space/use-taking-out.tsx';
import { useTicks } from '../space/use-ticks.ts';
import { numberWords } from '../words/numbers.ts';

interface Props {
  space: StoredSpace;
  session: Session;
  /** Goes up when groups were enrolled or taken out. */
  changes: number;
  /** What was done, as a sentence. */
  onChange: (words: string) => void;
}

/** The groups that are enrolled in a session, and taking some out. */
export function SessionGroups({ space, session, changes, onChange }: Props) {
  const params = { id: session.id };
  const list = (part: PagePart) => ask(space.address, sessionEndpoints.listSessionGroups, { params, query: part });
  const pages = usePages(list, [space.address, session.id]);
  const ticks = useTicks(pages);
  useReloadOn(pages, changes);
  const { progress, button, dialog } = useTakingOut({
    space: space.name,
    ticks,
    list,
    perRequest: maxGroupsPerRequest,
    takeOut: (groupIds) => ask(space.address, sessionEndpoints.removeGroups, { params, body: { groupIds } }),
    words: {
      action: i18n.t('sessions.remove'),
      title: i18n.t('sessions.remove_groups_title', ticks.count, [numberWords(ticks.count)]),
      what: i18n.t('sessions.remove_words'),
    },
    onDone: (removed) => onChange(i18n.t('sessions.groups_removed', removed, [numberWords(removed)])),
    onProblem: pages.reload,
  });
  return (
    <>
      {progress}
      <PagedBar
        pages={pages}
        space={space.name}
        ticks={ticks}
        countWords={(total) => (total === 0 ? '' : i18n.t('sessions.count_groups', total, [numberWords(total)]))}
      >
        {button}
      </PagedBar>
      <PagedTable
        label={i18n.t('sessions.groups_of', [session.name])}
        pages={pages}
        columns={groupColumns()}
        nameOf={({ name }) => name}
        onOpen={({ id }) => goTo({ page: 'group', id })}
        ticks={ticks}
        empty={<EmptyState title={i18n.t('sessions.no_groups_title')}>{i18n.t('sessions.no_groups')}</EmptyState>}
      />
      {dialog}
    </>
  );
}

function groupColumns(): PagedColumn<Pick<Group, 'id' | 'name' | 'members'>>[] {
  return [
    {
      key: 'name',
      head: i18n.t('groups.name'),
      width: 'minmax(160px, 1fr)',
      cell: ({ id, name }) => (
        <a href={routeHash({ page: 'group', id })} tabIndex={-1} title={name}>
          {name}
        </a>
      ),
    },
    {
      key: 'members',
      head: i18n.t('groups.members'),
      width: '104px',
      align: 'end',
      cell: ({ members }) => numberWords(members),
    },
  ];
}
