import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { maxMembersPerRequest } from '../../../shared/contract/group.ts';
import { type Session, sessionEndpoints } from '../../../shared/contract/path.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { goTo } from '../console/route.ts';
import { memberColumns } from '../members/member-columns.tsx';
import { MemberFilters } from '../members/member-filters.tsx';
import { memberName } from '../members/member-name.ts';
import { NobodyFound } from '../members/nobody-found.tsx';
import { everybody, isNarrowed } from '../members/use-member-view.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import type { PagePart } from '../space/page-reader.ts';
import { PagedBar } from '../space/paged-bar.tsx';
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
  /** Goes up when people were enrolled or taken out. */
  changes: number;
  /** What was done, as a sentence. */
  onChange: (words: string) => void;
}

/** The people who are enrolled in a session by themselves, and taking some out. */
export function SessionLearners({ space, session, changes, onChange }: Props) {
  const [filter, setFilter] = useState(everybody);
  const params = { id: session.id };
  const list = (part: PagePart) =>
    ask(space.address, sessionEndpoints.listLearners, { params, query: { ...filter, ...part } });
  const pages = usePages(list, [space.address, session.id, filter]);
  const ticks = useTicks(pages);
  useReloadOn(pages, changes);
  const { progress, button, dialog } = useTakingOut({
    space: space.name,
    ticks,
    list,
    perRequest: maxMembersPerRequest,
    takeOut: (memberIds) => ask(space.address, sessionEndpoints.removeLearners, { params, body: { memberIds } }),
    words: {
      action: i18n.t('sessions.remove'),
      title: i18n.t('sessions.remove_learners_title', ticks.count, [numberWords(ticks.count)]),
      what: i18n.t('sessions.remove_words'),
    },
    onDone: (removed) => onChange(i18n.t('sessions.learners_removed', removed, [numberWords(removed)])),
    onProblem: pages.reload,
  });
  return (
    <>
      {progress}
      {(isNarrowed(filter) || (pages.total ?? 0) > 0) && (
        <MemberFilters spaceAddress={space.address} filter={filter} onChange={setFilter} />
      )}
      <PagedBar
        pages={pages}
        space={space.name}
        ticks={ticks}
        countWords={(total) => {
          if (isNarrowed(filter)) return i18n.t('members.count_found', total, [numberWords(total)]);
          return total === 0 ? '' : i18n.t('sessions.count_learners', total, [numberWords(total)]);
        }}
      >
        {button}
      </PagedBar>
      <PagedTable
        label={i18n.t('sessions.learners_of', [session.name])}
        pages={pages}
        columns={memberColumns()}
        nameOf={memberName}
        onOpen={({ id }) => goTo({ page: 'member', id })}
        ticks={ticks}
        empty={
          isNarrowed(filter) ? (
            <NobodyFound onClear={() => setFilter(everybody)} />
          ) : (
            <EmptyState title={i18n.t('sessions.no_learners_title')}>{i18n.t('sessions.no_learners')}</EmptyState>
          )
        }
      />
      {dialog}
    </>
  );
}
