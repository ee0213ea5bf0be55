import { i18n } from '#i18n';
import { memberEndpoints } from '../../../shared/contract/member.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { goTo, routeHash } from '../console/route.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { ExportButton, exportTimeout } from '../space/export-button.tsx';
import { PagedBar } from '../space/paged-bar.tsx';
import { PagedTable } from '../space/paged-table.tsx';
import { SpaceFrame } from '../space/space-frame.tsx';
import { usePages } from '../space/use-pages.ts';
import { ask } from '../space/use-question.ts';
import { numberWords } from '../words/numbers.ts';
import { memberColumns } from './member-columns.tsx';
import { MemberFilters } from './member-filters.tsx';
import { memberName } from './member-name.ts';
import { NobodyFound } from './nobody-found.tsx';
import { everybody, isNarrowed, useMemberView } from './use-member-view.ts';

/** The members of the chosen space. */
export function MembersPage() {
  return <SpaceFrame>{(space) => <Members space={space} />}</SpaceFrame>;
}

function Members({ space }: { space: StoredSpace }) {
  const { address, name } = space;
  const [filter, setFilter] = useMemberView(address);
  const pages = usePages(
    (part) => ask(address, memberEndpoints.listMembers, { query: { ...filter, ...part } }),
    [address, filter],
  );
  const { sort, ...exported } = filter;
  return (
    <div class="list-page">
      <header class="page-head">
        <h1>{i18n.t('members.title')}</h1>
        <div class="page-actions">
          <ExportButton
            space={space}
            label={i18n.t('members.export')}
            file={i18n.t('members.file', [name])}
            load={() => ask(address, memberEndpoints.exportMembers, { query: exported }, exportTimeout)}
          />
          <InviteLink />
        </div>
      </header>
      <MemberFilters spaceAddress={address} filter={filter} onChange={setFilter} />
      <PagedBar
        pages={pages}
        space={name}
        countWords={(total) =>
          isNarrowed(filter)
            ? i18n.t('members.count_found', total, [numberWords(total)])
            : i18n.t('members.count', total, [numberWords(total)])
        }
      />
      <PagedTable
        label={i18n.t('members.title')}
        pages={pages}
        columns={memberColumns()}
        nameOf={memberName}
        onOpen={({ id }) => goTo({ page: 'member', id })}
        empty={
          isNarrowed(filter) ? (
            <NobodyFound onClear={() => setFilter({ ...everybody, sort })} />
          ) : (
            <EmptyState title={i18n.t('members.none_title')} action={<InviteLink />}>
              {i18n.t('members.none')}
            </EmptyState>
          )
        }
      />
    </div>
  );
}

function InviteLink() {
  return (
    <a class="button button-main" href={routeHash({ page: 'new-batch', way: 'invite', target: null })}>
      {i18n.t('members.invite')}
    </a>
  );
}
