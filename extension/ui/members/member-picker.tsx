import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { maxMembersPerRequest } from '../../../shared/contract/group.ts';
import { type ListedMember, type MemberFilter, memberEndpoints } from '../../../shared/contract/member.ts';
import type { Answer } from '../../spaces/space-answer.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import type { PagePart } from '../space/page-reader.ts';
import { PagedBar } from '../space/paged-bar.tsx';
import type { PagedColumn } from '../space/paged-column.ts';
import { PagedTable } from '../space/paged-table.tsx';
import { PickerDialog } from '../space/picker-dialog.tsx';
import type { ChangedPart } from '../space/ticked-work.ts';
import { TickedWorkProgress } from '../space/ticked-work-progress.tsx';
import { usePages } from '../space/use-pages.ts';
import { ask } from '../space/use-question.ts';
import { useTickedWork } from '../space/use-ticked-work.ts';
import { useTicks } from '../space/use-ticks.ts';
import { numberWords } from '../words/numbers.ts';
import { memberColumns } from './member-columns.tsx';
import { MemberFilters } from './member-filters.tsx';
import { memberName } from './member-name.ts';
import { NobodyFound } from './nobody-found.tsx';
import { everybody } from './use-member-view.ts';

interface Props {
  space: StoredSpace;
  title: string;
  /** What choosing somebody means, as a sentence. */
  hint: string;
  /** The way to people whom the space may not know yet. */
  addEmails: ComponentChildren;
  /** What the button says for as many as are ticked. */
  actionWords: (count: number) => string;
  /** Does it for these people, and answers for how many that changed something. */
  change: (memberIds: string[]) => Promise<Answer<number>>;
  /** Has the space do it for a part of all whom a filter means, if it can. */
  changeAll?: (filter: MemberFilter, cursor: string | undefined) => Promise<Answer<ChangedPart>>;
  /** For how many it changed something, once all is done. */
  onDone: (changed: number) => void;
  onClose: () => void;
  /** People who have been chosen before, and the column that says so. */
  fixed: { column: PagedColumn<ListedMember>; isFixed: (member: ListedMember) => boolean };
  /** The session for which people are chosen: who is enrolled in it is told. */
  session?: string;
}

/** Chooses people of the space for something that is done with them at once. */
export function MemberPicker({ space, title, fixed, session, ...props }: Props) {
  const [filter, setFilter] = useState(everybody);
  const list = (part: PagePart) =>
    ask(space.address, memberEndpoints.listMembers, {
      query: { ...filter, ...part, ...(session !== undefined && { session }) },
    });
  const pages = usePages(list, [space.address, filter]);
  const ticks = useTicks(pages, { lasting: true });
  const work = useTickedWork();
  const run = async () => {
    const { change, changeAll } = props;
    const { sort: _, ...meant } = filter;
    const changed = await work.run({
      ticked: ticks.ticked,
      perRequest: maxMembersPerRequest,
      list,
      change,
      changeAll: changeAll && ((cursor) => changeAll(meant, cursor)),
    });
    if (changed !== null) props.onDone(changed);
  };
  const columns = memberColumns({ isLinked: false }).filter(({ key }) => key !== 'role');
  return (
    <PickerDialog
      title={title}
      hint={props.hint}
      beside={props.addEmails}
      action={props.actionWords(ticks.count)}
      isDisabled={ticks.count === 0 || work.progress !== null}
      onAction={run}
      onClose={props.onClose}
    >
      <MemberFilters spaceAddress={space.address} filter={filter} onChange={setFilter} />
      <PagedBar
        pages={pages}
        space={space.name}
        ticks={ticks}
        countWords={(total) => i18n.t('members.count_found', total, [numberWords(total)])}
      />
      <PagedTable
        label={title}
        pages={pages}
        columns={[fixed.column, ...columns]}
        nameOf={memberName}
        ticks={ticks}
        isFixed={fixed.isFixed}
        empty={<NobodyFound onClear={() => setFilter(everybody)} />}
      />
      <TickedWorkProgress work={work} of={ticks.count} space={space.name} />
    </PickerDialog>
  );
}
