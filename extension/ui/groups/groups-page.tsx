import '../space/list-filters.css';
import './groups.css';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Group, groupEndpoints } from '../../../shared/contract/group.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { goTo, routeHash } from '../console/route.ts';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { ExportButton, exportTimeout } from '../space/export-button.tsx';
import { PagedBar } from '../space/paged-bar.tsx';
import type { PagedColumn } from '../space/paged-column.ts';
import { PagedTable } from '../space/paged-table.tsx';
import { SpaceFrame } from '../space/space-frame.tsx';
import { usePages } from '../space/use-pages.ts';
import { ask } from '../space/use-question.ts';
import { dayWords } from '../words/moments.ts';
import { numberWords } from '../words/numbers.ts';
import { CopyButton } from './copy-button.tsx';
import { GroupIdsButton } from './group-ids-button.tsx';
import { GroupNameDialog } from './group-name-dialog.tsx';

/** The groups of the chosen space. */
export function GroupsPage() {
  return <SpaceFrame>{(space) => <Groups space={space} />}</SpaceFrame>;
}

function Groups({ space }: { space: StoredSpace }) {
  const { address, name } = space;
  const [search, setSearch] = useState('');
  const [isCreating, setCreating] = useState(false);
  const pages = usePages(
    (part) => ask(address, groupEndpoints.listGroups, { query: { search, ...part } }),
    [address, search],
  );
  const newGroup = (
    <Button look="main" onClick={() => setCreating(true)}>
      {i18n.t('groups.create')}
    </Button>
  );
  return (
    <div class="list-page">
      <header class="page-head">
        <h1>{i18n.t('groups.title')}</h1>
        <div class="page-actions">
          <GroupIdsButton space={space} search={search} />
          <ExportButton
            space={space}
            label={i18n.t('groups.export')}
            file={i18n.t('groups.file', [name])}
            load={() => ask(address, groupEndpoints.exportGroups, {}, exportTimeout)}
          />
          {newGroup}
        </div>
      </header>
      <search class="list-filters">
        <SearchBox query={search} onSearch={(typed) => setSearch(typed.trim())} label={i18n.t('groups.search')} />
      </search>
      <PagedBar
        pages={pages}
        space={name}
        countWords={(total) =>
          search === ''
            ? i18n.t('groups.count', total, [numberWords(total)])
            : i18n.t('groups.count_found', total, [numberWords(total)])
        }
      />
      <PagedTable
        label={i18n.t('groups.title')}
        pages={pages}
        columns={groupColumns()}
        nameOf={(group) => group.name}
        onOpen={({ id }) => goTo({ page: 'group', id })}
        empty={
          search === '' ? (
            <EmptyState title={i18n.t('groups.none_title')} action={newGroup}>
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
      {isCreating && (
        <GroupNameDialog
          title={i18n.t('groups.create_title')}
          action={i18n.t('groups.create_action')}
          name=""
          space={name}
          save={(typed) => ask(address, groupEndpoints.createGroup, { body: { name: typed } })}
          onSaved={({ id }) => goTo({ page: 'group', id })}
          onClose={() => setCreating(false)}
        />
      )}
    </div>
  );
}

function groupColumns(): PagedColumn<Group>[] {
  return [
    {
      key: 'name',
      head: i18n.t('groups.name'),
      width: 'minmax(160px, 2fr)',
      cell: ({ id, name }) => (
        <a href={routeHash({ page: 'group', id })} tabIndex={-1} title={name}>
          {name}
        </a>
      ),
    },
    {
      key: 'id',
      head: i18n.t('groups.id'),
      width: '272px',
      cell: ({ id, name }) => (
        <>
          <code class="group-id">{id}</code>{' '}
          <CopyButton text={id} label={i18n.t('groups.copy_id', [name])} tabIndex={-1} />
        </>
      ),
    },
    {
      key: 'members',
      head: i18n.t('groups.members'),
      width: '88px',
      align: 'end',
      cell: ({ members }) => numberWords(members),
    },
    {
      key: 'learners',
      head: i18n.t('groups.learners'),
      width: '104px',
      align: 'end',
      cell: ({ learners }) => numberWords(learners),
    },
    {
      key: 'pending',
      head: i18n.t('groups.pending'),
      width: '88px',
      align: 'end',
      cell: ({ pending }) => numberWords(pending),
    },
    {
      key: 'created',
      head: i18n.t('groups.created'),
      width: '128px',
      align: 'end',
      isOptional: true,
      cell: ({ createdAt }) => dayWords(createdAt),
    },
  ];
}
