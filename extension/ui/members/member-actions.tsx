import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Member, memberEndpoints } from '../../../shared/contract/member.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { syncNow } from '../batches/sync-now.ts';
import { goTo } from '../console/route.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Notice } from '../parts/notice.tsx';
import { ask } from '../space/use-question.ts';
import { syncProblemWords } from '../words/sync-problem-words.ts';
import { ListsNaming } from './lists-naming.tsx';
import { type Hindrance, hindrance } from './may-change.ts';
import { memberName } from './member-name.ts';
import { WayInActions } from './way-in-actions.tsx';

type Deed = 'suspend' | 'reactivate' | 'erase';

interface Props {
  space: StoredSpace;
  member: Member;
  onChange: () => void;
}

/** Helping in, suspending, reactivating and erasing a member, each after saying what it means. */
export function MemberActions({ space, member, onChange }: Props) {
  const [asked, setAsked] = useState<Deed | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const hindered = hindrance(member, space.member);
  if (hindered !== null) return <p class="soft">{hindranceWords(hindered)}</p>;
  const act = async (deed: Deed) => {
    setAsked(null);
    setBusy(true);
    setRefused(null);
    setDone(null);
    const answer = await ask(space.address, endpointOf[deed], { params: { id: member.id } });
    setBusy(false);
    // Who was erased by somebody else in this moment is erased.
    const isDone = 'value' in answer || (deed === 'erase' && answer.problem.code === 'not-found');
    if (!isDone) return setRefused(syncProblemWords(answer.problem, space.name));
    if (deed === 'erase') {
      // The lists of this browser forget them, too.
      syncNow({ eager: true });
      return goTo({ page: 'members' });
    }
    if ('value' in answer && answer.value) setDone(doneWords(deed, answer.value));
    onChange();
  };
  const end = (ended: { done: string } | { refused: string }) => {
    setRefused('refused' in ended ? ended.refused : null);
    setDone('done' in ended ? ended.done : null);
    onChange();
  };
  return (
    <>
      <div class="member-actions">
        {member.state === 'active' && <WayInActions space={space} member={member} isDisabled={isBusy} onEnd={end} />}
        {member.state === 'suspended' ? (
          <Button disabled={isBusy} onClick={() => setAsked('reactivate')}>
            {i18n.t('members.reactivate')}
          </Button>
        ) : (
          <Button disabled={isBusy} onClick={() => setAsked('suspend')}>
            {i18n.t('members.suspend')}
          </Button>
        )}
        <Button look="danger" disabled={isBusy} onClick={() => setAsked('erase')}>
          {i18n.t('members.erase')}
        </Button>
      </div>
      {refused !== null && (
        <Notice kind="bad" title={i18n.t('failed.title')}>
          {refused}
        </Notice>
      )}
      {done !== null && <Notice kind="good">{done}</Notice>}
      {asked && (
        <Dialog
          {...dialogWords(asked, member)}
          danger={asked !== 'reactivate'}
          onAction={() => act(asked)}
          onClose={() => setAsked(null)}
        >
          <p>{meaningWords(asked, member)}</p>
          {asked === 'erase' && <ListsNaming email={member.email} />}
        </Dialog>
      )}
    </>
  );
}

const endpointOf = {
  suspend: memberEndpoints.suspendMember,
  reactivate: memberEndpoints.reactivateMember,
  erase: memberEndpoints.eraseMember,
};

function hindranceWords(hindered: Hindrance): string {
  switch (hindered) {
    case 'oneself':
      return i18n.t('members.cannot.oneself');
    case 'owner':
      return i18n.t('members.cannot.owner');
    case 'admin':
      return i18n.t('members.cannot.admin');
  }
}

function dialogWords(deed: Deed, member: Member): { title: string; action: string } {
  const name = memberName(member);
  switch (deed) {
    case 'suspend':
      return { title: i18n.t('members.suspend_title', [name]), action: i18n.t('members.suspend') };
    case 'reactivate':
      return { title: i18n.t('members.reactivate_title', [name]), action: i18n.t('members.reactivate') };
    case 'erase':
      return { title: i18n.t('members.erase_title', [name]), action: i18n.t('members.erase_action') };
  }
}

function meaningWords(deed: Deed, { state }: Member): string {
  switch (deed) {
    case 'suspend':
      return state === 'invited' ? i18n.t('members.suspend_invited_words') : i18n.t('members.suspend_words');
    case 'reactivate':
      return i18n.t('members.reactivate_words');
    case 'erase':
      return i18n.t('members.erase_words');
  }
}

/** Reactivated is also who never had a password: then it is an invitation that they need. */
function doneWords(deed: Deed, member: Member): string {
  const name = memberName(member);
  if (deed === 'suspend') return i18n.t('members.suspended', [name]);
  return member.state === 'invited'
    ? i18n.t('members.reactivated_invited', [name])
    : i18n.t('members.reactivated', [name]);
}
