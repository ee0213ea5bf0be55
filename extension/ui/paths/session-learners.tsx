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
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import type { PagePart } from '../space/page-reader.ts';
import { PagedBar } from '../space/paged-bar.tsx';
import { PagedTable } from '../space/paged-table.tsx';
import { TickedWorkProgress } from '../space/ticked-work-progress.tsx';
import { usePages } from '../space/use-pages.ts';
import { ask } from '../space/use-question.ts';
import { useReloadOn } from '../space/use-reload-on.ts';
import { useTickedWork } from '../space/use-ticked-work.ts';
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
  const [isAsking, setAsking] = useState(false);
  const params = { id: session.id };
  const list = (part: PagePart) =>
    ask(space.address, sessionEndpoints.listLearners, { params, query: { ...filter, ...part } });
  const pages = usePages(list, [space.address, session.id, filter]);
  const ticks = useTicks(pages);
  const work = useTickedWork();
  useReloadOn(pages, changes);
  const remove = async () => {
    setAsking(false);
    const removed = await work.run({
      ticked: ticks.ticked,
      perRequest: maxMembersPerRequest,
      list,
      change: async (memberIds) => {
        const answer = await ask(space.address, sessionEndpoints.removeLearners, { params, body: { memberIds } });
        return 'problem' in answer ? answer : { value: answer.value.removed };
      },
    });
    if (removed === null) return pages.reload();
    ticks.untickAll();
    onChange(i18n.t('sessions.learners_removed', removed, [numberWords(removed)]));
  };
  return (
    <>
      <TickedWorkProgress work={work} of={ticks.count} space={space.name} />
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
        <Button disabled={work.progress !== null} onClick={() => setAsking(true)}>
          {i18n.t('sessions.remove')}
        </Button>
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
      {isAsking && (
        <Dialog
          title={i18n.t('sessions.remove_learners_title', ticks.count, [numberWords(ticks.count)])}
          action={i18n.t('sessions.remove')}
          danger
          onAction={remove}
          onClose={() => setAsking(false)}
        >
          {i18n.t('sessions.remove_words')}
        </Dialog>
      )}
    </>
  );
}
