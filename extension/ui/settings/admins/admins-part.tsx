import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Admin, adminEndpoints } from '../../../../shared/contract/admin.ts';
import { introduce } from '../../../spaces/introduce.ts';
import type { StoredSpace } from '../../../spaces/stored-space.ts';
import type { SyncProblem } from '../../../sync/sync-problem.ts';
import { here } from '../../here.ts';
import { memberName } from '../../members/member-name.ts';
import { Notice } from '../../parts/notice.tsx';
import { LoadFailure } from '../../space/load-failure.tsx';
import { ask, useQuestion } from '../../space/use-question.ts';
import { syncProblemWords } from '../../words/sync-problem-words.ts';
import { AdminLine } from './admin-line.tsx';
import { InviteAdmin } from './invite-admin.tsx';
import { type NewRole, RoleDialog } from './role-dialog.tsx';

type End = { kind: 'done'; words: string } | { kind: 'failed'; problem: SyncProblem };

/** Who manages a space; its owner adds and removes admins, and names another owner. */
export function AdminsPart({ space }: { space: StoredSpace }) {
  const { answer, reload } = useQuestion(space.address, adminEndpoints.listAdmins, {});
  // The list as the last change has left it.
  const [changed, setChanged] = useState<readonly Admin[] | null>(null);
  const [asked, setAsked] = useState<{ admin: Admin; role: NewRole } | null>(null);
  const [end, setEnd] = useState<End | null>(null);
  const change = async ({ admin, role }: { admin: Admin; role: NewRole }) => {
    setAsked(null);
    const done = await ask(space.address, adminEndpoints.changeRole, { params: { id: admin.id }, body: { role } });
    if ('problem' in done) {
      setEnd({ kind: 'failed', problem: done.problem });
      // Somebody else may have been faster.
      setChanged(null);
      return reload();
    }
    // What we are there has changed, too.
    if (role === 'owner') await introduce(here, space);
    setChanged(done.value.admins);
    setEnd({ kind: 'done', words: doneWords(role, memberName(admin)) });
  };
  return (
    <div class="page page-narrow">
      <h1>{i18n.t('settings.admins_title')}</h1>
      <p class="soft">{i18n.t('settings.admins_intro')}</p>
      {answer === undefined && <p class="soft">{i18n.t('loading')}</p>}
      {answer && 'problem' in answer && <LoadFailure problem={answer.problem} space={space.name} onRetry={reload} />}
      {end?.kind === 'done' && <Notice kind="good">{end.words}</Notice>}
      {end?.kind === 'failed' && (
        <Notice kind="bad" title={i18n.t('failed.title')}>
          {syncProblemWords(end.problem, space.name)}
        </Notice>
      )}
      {answer && 'value' in answer && (
        <Admins
          space={space}
          admins={changed ?? answer.value.admins}
          onAsk={(admin, role) => {
            setEnd(null);
            setAsked({ admin, role });
          }}
          onInvited={setChanged}
        />
      )}
      {asked && <RoleDialog {...asked} onAction={() => change(asked)} onClose={() => setAsked(null)} />}
    </div>
  );
}

function doneWords(role: NewRole, name: string): string {
  return role === 'owner' ? i18n.t('settings.make_owner_done', [name]) : i18n.t('settings.make_member_done', [name]);
}

interface Props {
  space: StoredSpace;
  admins: readonly Admin[];
  onAsk: (admin: Admin, role: NewRole) => void;
  onInvited: (admins: readonly Admin[]) => void;
}

function Admins({ space, admins, onAsk, onInvited }: Props) {
  const owner = admins.find(({ role }) => role === 'owner');
  const isOwner = owner !== undefined && owner.id === space.member?.id;
  return (
    <>
      <ul class="panel setting-list" aria-label={i18n.t('settings.admins_label')}>
        {admins.map((admin) => (
          <AdminLine
            key={admin.id}
            admin={admin}
            isMe={admin.id === space.member?.id}
            isChangeable={isOwner && admin.role !== 'owner'}
            onAsk={(role) => onAsk(admin, role)}
          />
        ))}
      </ul>
      {isOwner ? (
        <InviteAdmin space={space} onInvited={onInvited} />
      ) : (
        <p class="soft">{i18n.t('settings.admins_not_owner', [owner ? memberName(owner) : ''])}</p>
      )}
    </>
  );
}
