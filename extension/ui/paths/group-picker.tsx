import '../space/list-filters.css';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Group, groupEndpoints } from '../../../shared/contract/group.ts';
import { maxGroupsPerRequest, type Session, sessionEndpoints } from '../../../shared/contract/path.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { routeHash } from '../console/route.ts';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import type { PagePart } from '../space/page-reader.ts';
import { PagedBar } from '../space/paged-bar.tsx';
import type { PagedColumn } from '../space/paged-column.ts';
import { PagedTable } from '../space/paged-table.tsx';
import { PickerDialog } from '../space/picker-dialog.tsx';
import { TickedWorkProgress } from '../space/ticked-work-progress.tsx';
import { usePages } from '../space/use-pages.ts';
import { ask } from '../space/use-question.ts';
import { useTickedWork } from '../space/use-ticked-work.ts';
import { useTicks } from '../space/use-ticks.ts';
import { numberWords } from '../words/numbers.ts';

interface Props {
  space: StoredSpace;
  session: Session;
  /** What was done, as a sentence. */
  onAdded: (words: string) => void;
  onClose: () => void;
}

/** Chooses groups to be enrolled in a session. */
export function GroupPicker({ space, session, onAdded, onClose }: Props) {
  const [search, setSearch] = useState('');
  const list = (part: PagePart) =>
    ask(space.address, groupEndpoints.listGroups, { query: { search, session: session.id, ...part } });
  const pages = usePages(list, [space.address, search]);
  const ticks = useTicks(pages, { lasting: true });
  const work = useTickedWork();
  const params = { id: session.id };
  const enrol = async () => {
    const added = await work.run({
      ticked: ticks.ticked,
      perRequest: maxGroupsPerRequest,
      list,
      change: async (groupIds) => {
        const answer = await ask(space.address, sessionEndpoints.enrolGroups, { params, body: { groupIds } });
        return 'problem' in answer ? answer : { value: answer.value.added };
      },
    });
    if (added !== null) onAdded(i18n.t('sessions.groups_added', added, [numberWords(added)]));
  };
  const title = i18n.t('sessions.add_groups_title', [session.name]);
  return (
    <PickerDialog
      title={title}
      hint={i18n.t('sessions.add_groups_hint')}
      action={i18n.t('sessions.add_groups_action', ticks.count, [numberWords(ticks.count)])}
      isDisabled={ticks.count === 0 || work.progress !== null}
      onAction={enrol}
      onClose={onClose}
    >
      <search class="list-filters">
        <SearchBox
          query={search}
          onSearch={(typed) => setSearch(typed.trim().slice(0, 200))}
          label={i18n.t('groups.search')}
        />
      </search>
      <PagedBar
        pages={pages}
        space={space.name}
        ticks={ticks}
        countWords={(total) => i18n.t('groups.count_found', total, [numberWords(total)])}
      />
      <PagedTable
        label={title}
        pages={pages}
        columns={groupColumns()}
        nameOf={({ name }) => name}
        ticks={ticks}
        isFixed={({ isEnrolled }) => isEnrolled}
        empty={
          search === '' ? (
            <EmptyState
              title={i18n.t('groups.none_title')}
              action={<a href={routeHash({ page: 'groups' })}>{i18n.t('groups.title')}</a>}
            >
              {i18n.t('groups.none')}
            </EmptyState>
          ) : (
            <EmptyState
              title={i18n.t('groups.not_found_title')}
              action={<Button onClick={() => setSearch('')}>{i18n.t('groups.show_all')}</Button>}
            >
              {i18n.t('groups.not_found')}
            </EmptyState>
          )
        }
      />
      <TickedWorkProgress work={work} of={ticks.count} space={space.name} />
    </PickerDialog>
  );
}

function groupColumns(): PagedColumn<Group>[] {
  return [
    {
      key: 'enrolled',
      head: i18n.t('sessions.column_enrolled'),
      width: '96px',
      cell: ({ isEnrolled }) => (isEnrolled ? <span class="soft">{i18n.t('sessions.is_enrolled')}</span> : ''),
    },
    {
      key: 'name',
      head: i18n.t('groups.name'),
      width: 'minmax(160px, 1fr)',
      cell: ({ name }) => <span title={name}>{name}</span>,
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
