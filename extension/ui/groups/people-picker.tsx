import { i18n } from '#i18n';
import { type Group, groupEndpoints } from '../../../shared/contract/group.ts';
import type { MemberSummary } from '../../../shared/contract/member.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { routeHash } from '../console/route.ts';
import { MemberPicker } from '../members/member-picker.tsx';
import { ask } from '../space/use-question.ts';
import { numberWords } from '../words/numbers.ts';

interface Props {
  space: StoredSpace;
  group: Group;
  /** How many people are now in the group who were not. */
  onAdded: (added: number) => void;
  onClose: () => void;
}

/** Chooses who of the space joins a group, or goes on to adding addresses that the space may not know yet. */
export function PeoplePicker({ space, group, onAdded, onClose }: Props) {
  const params = { id: group.id };
  const isIn = (member: MemberSummary) => member.groups.some((other) => other.id === group.id);
  return (
    <MemberPicker
      space={space}
      title={i18n.t('groups.add_title', [group.name])}
      hint={i18n.t('groups.add_hint')}
      addEmails={
        <a
          class="button"
          href={routeHash({ page: 'new-batch', way: 'invite', target: { kind: 'group', id: group.id } })}
        >
          {i18n.t('groups.add_emails')}
        </a>
      }
      actionWords={(count) => i18n.t('groups.add_action', count, [numberWords(count)])}
      change={async (memberIds) => {
        const answer = await ask(space.address, groupEndpoints.addGroupMembers, { params, body: { memberIds } });
        return 'problem' in answer ? answer : { value: answer.value.added };
      }}
      changeAll={async (filter, cursor) => {
        const body = { ...filter, ...(cursor !== undefined && { cursor }) };
        const answer = await ask(space.address, groupEndpoints.addMatchingMembers, { params, body });
        if ('problem' in answer) return answer;
        const { asked, added, next } = answer.value;
        return { value: { asked, changed: added, next } };
      }}
      fixed={{ isFixed: isIn, column: inGroupColumn(isIn) }}
      onDone={onAdded}
      onClose={onClose}
    />
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
