import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Me } from '../../../shared/contract/space.ts';
import { disconnect } from '../../spaces/disconnect.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import type { SyncProblem } from '../../sync/sync-problem.ts';
import { useNow } from '../clock.ts';
import { routeHash } from '../console/route.ts';
import { here } from '../here.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Notice } from '../parts/notice.tsx';
import { chooseSpace } from '../space/chosen-space.ts';
import { momentWords } from '../words/moments.ts';
import { syncProblemWords } from '../words/sync-problem-words.ts';

interface Props {
  space: StoredSpace;
  /** Begins to connect to this space again. */
  onReconnect: () => void;
}

/** One connected space: who we are there, where we are signed in, and the way out. */
export function SpaceCard({ space, onReconnect }: Props) {
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<SyncProblem | null>(null);
  const now = useNow(60_000);
  const leave = async (evenIfNotRevoked: boolean) => {
    setAsking(false);
    const answer = await disconnect(here, space.address, { evenIfNotRevoked });
    setProblem(answer.kind === 'not-revoked' ? answer.problem : null);
  };
  return (
    <li class="panel space-card" data-testid="space" data-address={space.address}>
      <div class="page-head">
        <h2>{space.name}</h2>
        <Button onClick={() => setAsking(true)}>{i18n.t('spaces.disconnect')}</Button>
      </div>
      <p class="soft space-address">{`${space.address} · ${i18n.t('spaces.since', [momentWords(space.connectedAt, now)])}`}</p>
      {space.member && <SignedInAs member={space.member} />}
      {space.state === 'signed-out' ? (
        <Notice
          kind="warn"
          actions={
            <Button look="main" onClick={onReconnect}>
              {i18n.t('connection.reconnect')}
            </Button>
          }
        >
          {i18n.t('spaces.signed_out')}
        </Notice>
      ) : (
        <p>
          <a href={routeHash({ page: 'settings', part: 'devices' })} onClick={() => chooseSpace(space.address)}>
            {i18n.t('settings.part_devices')}
          </a>
        </p>
      )}
      {problem && (
        <Notice
          kind="bad"
          title={i18n.t('spaces.not_revoked_title')}
          actions={<Button onClick={() => leave(true)}>{i18n.t('spaces.forget')}</Button>}
        >
          {`${syncProblemWords(problem, space.name)} ${i18n.t('spaces.not_revoked')}`}
        </Notice>
      )}
      {isAsking && (
        <Dialog
          title={i18n.t('spaces.disconnect_title', [space.name])}
          action={i18n.t('spaces.disconnect_action')}
          danger
          onAction={() => leave(false)}
          onClose={() => setAsking(false)}
        >
          {i18n.t('spaces.disconnect_words')}
        </Dialog>
      )}
    </li>
  );
}

function SignedInAs({ member }: { member: Me['member'] }) {
  const name = [member.firstName, member.lastName].filter((part) => part !== '').join(' ');
  return (
    <>
      <p>
        {i18n.t('spaces.signed_in', [name === '' ? member.email : `${name} (${member.email})`])}
        {` · ${roleWords(member.role)}`}
      </p>
      {member.role === 'member' && <Notice kind="warn">{i18n.t('spaces.not_admin')}</Notice>}
    </>
  );
}

function roleWords(role: Me['member']['role']): string {
  switch (role) {
    case 'owner':
      return i18n.t('spaces.role_owner');
    case 'admin':
      return i18n.t('spaces.role_admin');
    case 'member':
      return i18n.t('spaces.role_member');
  }
}
