import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Group, groupEndpoints, maxMembersPerRequest } from '../../../shared/contract/group.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { goTo, routeHash } from '../console/route.ts';
import { memberColumns } from '../members/member-columns.tsx';
import { MemberFilters } from '../members/member-filters.tsx';
import { memberName } from '../members/member-name.ts';
import { NobodyFound } from '../members/nobody-found.tsx';
import { everybody, isNarrowed } from '../members/use-member-view.ts';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Notice } from '../parts/notice.tsx';
import type { PagePart } from '../space/page-reader.ts';
import { PagedBar } from '../space/paged-bar.tsx';
import { PagedTable } from '../space/paged-table.tsx';
import { usePages } from '../space/use-pages.ts';
import { ask } from '../space/use-question.ts';
import { useTakingOut } from '../space/use-taking-out.tsx';
import { useTicks } from '../space/use-ticks.ts';
import { numberWords } from '../words/numbers.ts';
import { PeoplePicker } from './people-picker.tsx';

interface Props {
  space: StoredSpace;
  group: Group;
  /** The group's counts are others now. */
  onChange: () => void;
}

/** The people of a group: who they are, adding some, and taking some out. */
export function GroupLearners({ space, group, onChange }: Props) {
  const [filter, setFilter] = useState(everybody);
  const [isAdding, setAdding] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const params = { id: group.id };
  const list = (part: PagePart) =>
    ask(space.address, groupEndpoints.listGroupMembers, { params, query: { ...filter, ...part } });
  const pages = usePages(list, [space.address, group.id, filter]);
  const ticks = useTicks(pages);
  const close = () => setAdding(false);
  const changed = (words: string) => {
    setSaid(words);
    pages.reload();
    onChange();
  };
  const { progress, button, dialog } = useTakingOut({
    space: space.name,
    ticks,
    list,
    perRequest: maxMembersPerRequest,
    takeOut: (memberIds) => ask(space.address, groupEndpoints.removeGroupMembers, { params, body: { memberIds } }),
    words: {
      action: i18n.t('groups.remove'),
      title: i18n.t('groups.remove_title', ticks.count, [numberWords(ticks.count), group.name]),
      what: i18n.t('groups.remove_words'),
    },
    onDone: (removed) => changed(i18n.t('groups.removed', removed, [numberWords(removed)])),
    onProblem: pages.reload,
  });
  const addButton = (
    <Button look="main" onClick={() => setAdding(true)}>
      {i18n.t('groups.add')}
    </Button>
  );
  return (
    <>
      <div class="learners-head">
        <h2>{i18n.t('groups.members_learners')}</h2>
        {addButton}
      </div>
      {said !== null && <Notice kind="good">{said}</Notice>}
      {progress}
      {(group.members > 0 || isNarrowed(filter)) && (
        <MemberFilters spaceAddress={space.address} filter={filter} onChange={setFilter} isOfGroup />
      )}
      <PagedBar
        pages={pages}
        space={space.name}
        ticks={ticks}
        countWords={(total) => (isNarrowed(filter) ? foundWords(total) : groupCountWords(group, total))}
      >
        {button}
      </PagedBar>
      <PagedTable
        label={i18n.t('groups.members_of', [group.name])}
        pages={pages}
        columns={memberColumns()}
        nameOf={memberName}
        onOpen={({ id }) => goTo({ page: 'member', id })}
        ticks={ticks}
        empty={
          isNarrowed(filter) ? (
            <NobodyFound onClear={() => setFilter(everybody)} />
          ) : (
            <EmptyState
              title={i18n.t('groups.empty_title')}
              action={
                <a
                  class="button"
                  href={routeHash({ page: 'new-batch', way: 'invite', target: { kind: 'group', id: group.id } })}
                >
                  {i18n.t('groups.add_emails')}
                </a>
              }
            >
              {i18n.t('groups.empty')}
            </EmptyState>
          )
        }
      />
      {isAdding && (
        <PeoplePicker
          space={space}
          group={group}
          onAdded={(added) => {
            close();
            changed(i18n.t('groups.added', added, [numberWords(added)]));
          }}
          onClose={() => {
            close();
            // A problem in the middle may have left some of them in the group.
            pages.reload();
            onChange();
          }}
        />
      )}
      {dialog}
    </>
  );
}

function foundWords(total: number): string {
  return i18n.t('members.count_found', total, [numberWords(total)]);
}

function groupCountWords({ members, learners, pending }: Group, total: number): string {
  const people = i18n.t('groups.count_people', total, [numberWords(total)]);
  // The list and the group were asked one after the other: somebody may have joined in between.
  if (total === 0 || total !== members) return people;
  const active = i18n.t('groups.count_learners', learners, [numberWords(learners)]);
  const open = i18n.t('groups.count_pending', pending, [numberWords(pending)]);
  const suspended = members - learners - pending;
  if (suspended === 0) return i18n.t('groups.count_of', [people, active, open]);
  const rest = i18n.t('groups.count_suspended', suspended, [numberWords(suspended)]);
  return i18n.t('groups.count_of_suspended', [people, active, open, rest]);
}
