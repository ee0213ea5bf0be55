import '../parts/dialog.css';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Group } from '../../../shared/contract/group.ts';
import { type MemberSummary, memberEndpoints } from '../../../shared/contract/member.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { routeHash } from '../console/route.ts';
import { memberColumns } from '../members/member-columns.tsx';
import { MemberFilters } from '../members/member-filters.tsx';
import { memberName } from '../members/member-name.ts';
import { NobodyFound } from '../members/nobody-found.tsx';
import { everybody } from '../members/use-member-view.ts';
import { Button } from '../parts/button.tsx';
import { PagedBar } from '../space/paged-bar.tsx';
import { PagedTable } from '../space/paged-table.tsx';
import { usePages } from '../space/use-pages.ts';
import { ask } from '../space/use-question.ts';
import { useTicks } from '../space/use-ticks.ts';
import { numberWords } from '../words/numbers.ts';
import { GroupWorkProgress } from './group-work-progress.tsx';
import { useGroupWork } from './use-group-work.ts';

interface Props {
  space: StoredSpace;
  group: Group;
  /** How many people are now in the group who were not. */
  onAdded: (added: number) => void;
  onClose: () => void;
}

/** Chooses who of the space joins a group, or goes on to adding addresses that the space may not know yet. */
export function PeoplePicker({ space, group, onAdded, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [filter, setFilter] = useState(everybody);
  const pages = usePages(
    (part) => ask(space.address, memberEndpoints.listMembers, { query: { ...filter, ...part } }),
    [space.address, filter],
  );
  const ticks = useTicks(pages);
  const work = useGroupWork(space);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // Closing it before it is taken away gives the focus back to where it was.
    return () => element?.close();
  }, []);
  const isIn = (member: MemberSummary) => member.groups.some((other) => other.id === group.id);
  const add = async () => {
    const added = await work.run({ deed: 'add', groupId: group.id, ticked: ticks.ticked, filter });
    if (added !== null) onAdded(added);
  };
  return (
    <dialog
      ref={dialog}
      class="dialog picker"
      aria-labelledby={id}
      onClose={(event) => event.currentTarget.isConnected && onClose()}
    >
      <div class="picker-head">
        <h2 id={id}>{i18n.t('groups.add_title', [group.name])}</h2>
        <a class="button" href={routeHash({ page: 'new-batch', way: 'invite', group: group.id })}>
          {i18n.t('groups.add_emails')}
        </a>
      </div>
      <p class="soft">{i18n.t('groups.add_hint')}</p>
      <MemberFilters spaceAddress={space.address} filter={filter} onChange={setFilter} />
      <PagedBar
        pages={pages}
        space={space.name}
        ticks={ticks}
        countWords={(total) => i18n.t('members.count_found', total, [numberWords(total)])}
      />
      <PagedTable
        label={i18n.t('groups.add_title', [group.name])}
        pages={pages}
        columns={[inGroupColumn(isIn), ...memberColumns({ isLinked: false }).filter(({ key }) => key !== 'role')]}
        nameOf={memberName}
        ticks={ticks}
        isFixed={isIn}
        empty={<NobodyFound onClear={() => setFilter(everybody)} />}
      />
      <GroupWorkProgress work={work} of={ticks.count} space={space.name} />
      <div class="picker-foot">
        <Button onClick={() => dialog.current?.close()}>{i18n.t('cancel')}</Button>
        <Button look="main" disabled={ticks.count === 0 || work.progress !== null} onClick={add}>
          {i18n.t('groups.add_action', ticks.count, [numberWords(ticks.count)])}
        </Button>
      </div>
    </dialog>
  );
}

function inGroupColumn(isIn: (member: MemberSummary) => boolean) {
  return {
    key: 'in',
    head: i18n.t('groups.column_in'),
    width: '112px',
    cell: (member: MemberSummary) => (isIn(member) ? <span class="soft">{i18n.t('groups.is_in')}</span> : ''),
  };
}
