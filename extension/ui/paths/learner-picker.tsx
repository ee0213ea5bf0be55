import { i18n } from '#i18n';
import type { ListedMember } from '../../../shared/contract/member.ts';
import { type Session, sessionEndpoints } from '../../../shared/contract/path.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { routeHash } from '../console/route.ts';
import { MemberPicker } from '../members/member-picker.tsx';
import { ask } from '../space/use-question.ts';
import { numberWords } from '../words/numbers.ts';

interface Props {
  space: StoredSpace;
  session: Session;
  /** What was done, as a sentence. */
  onAdded: (words: string) => void;
  onClose: () => void;
}

/**
 * Chooses who of the space is enrolled in a session, or goes on to adding addresses that the space may not know yet.
 */
export function LearnerPicker({ space, session, onAdded, onClose }: Props) {
  const params = { id: session.id };
  return (
    <MemberPicker
      space={space}
      title={i18n.t('sessions.add_learners_title', [session.name])}
      hint={i18n.t('sessions.add_learners_hint')}
      addEmails={
        <a
          class="button"
          href={routeHash({ page: 'new-batch', way: 'invite', target: { kind: 'session', id: session.id } })}
        >
          {i18n.t('sessions.add_emails')}
        </a>
      }
      actionWords={(count) => i18n.t('sessions.add_learners_action', count, [numberWords(count)])}
      change={async (memberIds) => {
        const answer = await ask(space.address, sessionEndpoints.enrolLearners, { params, body: { memberIds } });
        return 'problem' in answer ? answer : { value: answer.value.added };
      }}
      session={session.id}
      fixed={{ isFixed: ({ enrolled }) => enrolled === 'self', column: enrolledColumn() }}
      onDone={(added) => onAdded(i18n.t('sessions.learners_added', added, [numberWords(added)]))}
      onClose={onClose}
    />
  );
}

/** Who is enrolled by a group can be enrolled by themselves as well, and stays when the group goes. */
function enrolledColumn() {
  return {
    key: 'enrolled',
    head: i18n.t('sessions.column_enrolled'),
    width: '112px',
    cell: ({ enrolled }: ListedMember) => {
      if (enrolled === null) return '';
      return (
        <span class="soft">
          {enrolled === 'self' ? i18n.t('sessions.is_enrolled') : i18n.t('sessions.is_enrolled_by_group')}
        </span>
      );
    },
  };
}
