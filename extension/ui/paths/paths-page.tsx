import '../space/list-filters.css';
import './paths.css';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Path, pathEndpoints } from '../../../shared/contract/path.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { goTo, routeHash } from '../console/route.ts';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { PagedBar } from '../space/paged-bar.tsx';
import type { PagedColumn } from '../space/paged-column.ts';
import { PagedTable } from '../space/paged-table.tsx';
import { SpaceFrame } from '../space/space-frame.tsx';
import { usePages } from '../space/use-pages.ts';
import { ask } from '../space/use-question.ts';
import { dayWords } from '../words/moments.ts';
import { numberWords } from '../words/numbers.ts';
import { PathDialog } from './path-dialog.tsx';

/** The paths of the chosen space. */
export function PathsPage() {
  return <SpaceFrame>{(space) => <Paths space={space} />}</SpaceFrame>;
}

function Paths({ space: { address, name } }: { space: StoredSpace }) {
  const [search, setSearch] = useState('');
  const [isCreating, setCreating] = useState(false);
  const pages = usePages(
    (part) => ask(address, pathEndpoints.listPaths, { query: { search, ...part } }),
    [address, search],
  );
  const newPath = (
    <Button look="main" onClick={() => setCreating(true)}>
      {i18n.t('paths.create')}
    </Button>
  );
  const isEmpty = search === '' && pages.total === 0;
  return (
    <div class="list-page">
      <header class="page-head">
        <h1>{i18n.t('paths.title')}</h1>
        {!isEmpty && newPath}
      </header>
      {!isEmpty && (
        <search class="list-filters">
          <SearchBox
            query={search}
            onSearch={(typed) => setSearch(typed.trim().slice(0, 200))}
            label={i18n.t('paths.search')}
          />
        </search>
      )}
      <PagedBar
        pages={pages}
        space={name}
        countWords={(total) =>
          isEmpty
            ? ''
            : search === ''
              ? i18n.t('paths.count', total, [numberWords(total)])
              : i18n.t('paths.count_found', total, [numberWords(total)])
        }
      />
      <PagedTable
        label={i18n.t('paths.title')}
        pages={pages}
        columns={pathColumns()}
        nameOf={(path) => path.name}
        onOpen={({ id }) => goTo({ page: 'path', id })}
        empty={
          search === '' ? (
            <EmptyState title={i18n.t('paths.none_title')} action={newPath}>
              {i18n.t('paths.none')}
            </EmptyState>
          ) : (
            <EmptyState
              title={i18n.t('paths.not_found_title')}
              action={<Button onClick={() => setSearch('')}>{i18n.t('paths.show_all')}</Button>}
            >
              {i18n.t('paths.not_found')}
            </EmptyState>
          )
        }
      />
      {isCreating && (
        <PathDialog
          title={i18n.t('paths.create')}
          action={i18n.t('paths.create_action')}
          path={{ name: '', description: '', link: '' }}
          space={name}
          save={(body) => ask(address, pathEndpoints.createPath, { body })}
          onSaved={({ id }) => goTo({ page: 'path', id })}
          onClose={() => setCreating(false)}
        />
      )}
    </div>
  );
}

function pathColumns(): PagedColumn<Path>[] {
  return [
    {
      key: 'name',
      head: i18n.t('paths.name'),
      width: 'minmax(200px, 3fr)',
      cell: ({ id, name }) => (
        <a href={routeHash({ page: 'path', id })} tabIndex={-1} title={name}>
          {name}
        </a>
      ),
    },
    {
      key: 'description',
      head: i18n.t('paths.description'),
      width: 'minmax(160px, 3fr)',
      isOptional: true,
      cell: ({ description }) => (
        <span class="soft" title={description}>
          {description}
        </span>
      ),
    },
    {
      key: 'sessions',
      head: i18n.t('paths.sessions'),
      width: '96px',
      align: 'end',
      cell: ({ sessions }) => numberWords(sessions),
    },
    {
      key: 'created',
      head: i18n.t('paths.created'),
      width: '144px',
      align: 'end',
      cell: ({ createdAt }) => dayWords(createdAt),
    },
  ];
}
