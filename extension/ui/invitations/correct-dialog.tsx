import { i18n } from '#i18n';
import { type Invitation, invitationEndpoints } from '../../../shared/contract/invitation.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { AddressDialog } from '../members/address-dialog.tsx';
import { memberName } from '../members/member-name.ts';
import { ask } from '../space/use-question.ts';
import { correctionRefusalWords } from './correction-words.ts';

interface Props {
  space: StoredSpace;
  invitation: Invitation;
  onCorrected: (invitation: Invitation) => void;
  onClose: () => void;
}

/** Asks for the right address of somebody who has not accepted. */
export function CorrectDialog({ space, invitation, onCorrected, onClose }: Props) {
  const { id, member } = invitation;
  const correct = async (email: string) => {
    const answer = await ask(space.address, invitationEndpoints.correctInvitation, { params: { id }, body: { email } });
    if ('problem' in answer) return correctionRefusalWords(answer.problem, space.name);
    onCorrected(answer.value);
    return null;
  };
  return (
    <AddressDialog
      title={i18n.t('invitations.correct_title', [memberName(member)])}
      action={i18n.t('invitations.correct_action')}
      hint={i18n.t('invitations.correct_hint')}
      email={member.email}
      correct={correct}
      onClose={onClose}
    />
  );
}
