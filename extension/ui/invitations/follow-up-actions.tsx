import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { InvitationList } from '../../../shared/contract/invitation.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { numberWords } from '../words/numbers.ts';
import type { FollowUp } from './follow-up-work.ts';

interface Props {
  list: InvitationList;
  /** How many invitations are ticked. */
  count: number;
  isBusy: boolean;
  onDeed: (deed: FollowUp['deed']) => void;
}

/** What can be done with ticked invitations, each after saying for how many and what it means. */
export function FollowUpActions({ list, count, isBusy, onDeed }: Props) {
  const [asked, setAsked] = useState<FollowUp['deed'] | null>(null);
  // A pending invitation keeps its link; one that has ended gets another.
  const isPending = list === 'pending' || list === 'undelivered';
  const sendWords = isPending ? i18n.t('invitations.resend') : i18n.t('invitations.renew');
  return (
    <>
      <Button disabled={isBusy} onClick={() => setAsked('resend')}>
        {sendWords}
      </Button>
      {list !== 'revoked' && (
        <Button look="danger" disabled={isBusy} onClick={() => setAsked('revoke')}>
          {i18n.t('invitations.revoke')}
        </Button>
      )}
      {asked && (
        <Dialog
          title={titleWords(asked, isPending, count)}
          action={asked === 'resend' ? sendWords : i18n.t('invitations.revoke')}
          danger={asked === 'revoke'}
          onAction={() => {
            setAsked(null);
            onDeed(asked);
          }}
          onClose={() => setAsked(null)}
        >
          <div class="follow-up-words">
            <p>{meaningWords(asked, isPending)}</p>
            {asked === 'resend' && <p class="soft">{i18n.t('invitations.limits')}</p>}
          </div>
        </Dialog>
      )}
    </>
  );
}

function titleWords(deed: FollowUp['deed'], isPending: boolean, count: number): string {
  const number: [string] = [numberWords(count)];
  if (deed === 'revoke') return i18n.t('invitations.revoke_title', count, number);
  return isPending
    ? i18n.t('invitations.resend_title', count, number)
    : i18n.t('invitations.renew_title', count, number);
}

function meaningWords(deed: FollowUp['deed'], isPending: boolean): string {
  if (deed === 'revoke') return i18n.t('invitations.revoke_words');
  return isPending ? i18n.t('invitations.resend_words') : i18n.t('invitations.renew_words');
}
