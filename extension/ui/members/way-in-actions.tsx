import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Member, memberEndpoints } from '../../../shared/contract/member.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ask } from '../space/use-question.ts';
import { AddressDialog } from './address-dialog.tsx';
import { memberName } from './member-name.ts';
import { addressWords, wayInRefusalWords } from './way-in-words.ts';

interface Props {
  space: StoredSpace;
  member: Member;
  isDisabled: boolean;
  /** What was done, or why not, as a sentence. */
  onEnd: (end: { done: string } | { refused: string }) => void;
}

/** Helping somebody in who has an account: a link to a new password, and another address. */
export function WayInActions({ space, member, isDisabled, onEnd }: Props) {
  const [asked, setAsked] = useState<'way-in' | 'address' | null>(null);
  const params = { id: member.id };
  const send = async () => {
    setAsked(null);
    const answer = await ask(space.address, memberEndpoints.sendWayIn, { params });
    if ('problem' in answer) onEnd({ refused: wayInRefusalWords(answer.problem, space.name) });
    else onEnd({ done: i18n.t('members.way_in.sent', [answer.value.email]) });
  };
  const correct = async (email: string) => {
    const answer = await ask(space.address, memberEndpoints.correctAddress, { params, body: { email } });
    if ('problem' in answer) return wayInRefusalWords(answer.problem, space.name);
    setAsked(null);
    onEnd({ done: addressWords(answer.value) });
    return null;
  };
  return (
    <>
      <Button disabled={isDisabled} onClick={() => setAsked('way-in')}>
        {i18n.t('members.way_in.send')}
      </Button>
      <Button disabled={isDisabled} onClick={() => setAsked('address')}>
        {i18n.t('members.way_in.address')}
      </Button>
      {asked === 'way-in' && (
        <Dialog
          title={i18n.t('members.way_in.title', [memberName(member)])}
          action={i18n.t('members.way_in.action')}
          onAction={send}
          onClose={() => setAsked(null)}
        >
          <p>{i18n.t('members.way_in.words', [member.email])}</p>
        </Dialog>
      )}
      {asked === 'address' && (
        <AddressDialog
          title={i18n.t('members.way_in.address_title', [memberName(member)])}
          action={i18n.t('members.way_in.address_action')}
          hint={i18n.t('members.way_in.address_hint')}
          email={member.email}
          correct={correct}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
