import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Admin, adminEndpoints } from '../../../../shared/contract/admin.ts';
import type { StoredSpace } from '../../../spaces/stored-space.ts';
import type { SyncProblem } from '../../../sync/sync-problem.ts';
import { useNow } from '../../clock.ts';
import { memberName } from '../../members/member-name.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Notice } from '../../parts/notice.tsx';
import { LoadFailure } from '../../space/load-failure.tsx';
import { ask, useQuestion } from '../../space/use-question.ts';
import { syncProblemWords } from '../../words/sync-problem-words.ts';
import { deviceKindWords, deviceTimesWords } from './device-words.ts';

type Device = Admin['devices'][number];

/** The extensions and tokens of the other admins, for the owner to end; to everybody else, why they are not shown. */
export function OthersDevices({ space }: { space: StoredSpace }) {
  const { answer, reload } = useQuestion(space.address, adminEndpoints.listAdmins, {});
  const [asked, setAsked] = useState<{ admin: Admin; device: Device } | null>(null);
  const [problem, setProblem] = useState<SyncProblem | null>(null);
  const end = async (id: string) => {
    setAsked(null);
    const ended = await ask(space.address, adminEndpoints.endDevice, { params: { id } });
    setProblem('problem' in ended && ended.problem.code !== 'not-found' ? ended.problem : null);
    reload();
  };
  return (
    <section class="panel panel-parts" aria-labelledby="others-devices">
      <h2 id="others-devices">{i18n.t('settings.devices_others')}</h2>
      {answer === undefined && <p class="soft">{i18n.t('loading')}</p>}
      {answer && 'problem' in answer && <LoadFailure problem={answer.problem} space={space.name} onRetry={reload} />}
      {problem && <Notice kind="bad">{syncProblemWords(problem, space.name)}</Notice>}
      {answer && 'value' in answer && (
        <List
          admins={answer.value.admins}
          me={space.member?.id ?? ''}
          onEnd={(admin, device) => setAsked({ admin, device })}
        />
      )}
      {asked && (
        <Dialog
          title={i18n.t('settings.end_of_title', [asked.device.label, memberName(asked.admin)])}
          action={i18n.t('settings.end')}
          danger
          onAction={() => end(asked.device.id)}
          onClose={() => setAsked(null)}
        >
          {asked.device.kind === 'token' ? i18n.t('settings.end_token_words') : i18n.t('settings.end_of_words')}
        </Dialog>
      )}
    </section>
  );
}

interface ListProps {
  admins: readonly Admin[];
  /** The member that this browser acts for. */
  me: string;
  onEnd: (admin: Admin, device: Device) => void;
}

function List({ admins, me, onEnd }: ListProps) {
  const now = useNow(60_000);
  const isOwner = admins.some(({ id, role }) => id === me && role === 'owner');
  if (!isOwner) return <p class="soft">{i18n.t('settings.devices_not_owner')}</p>;
  const lines = admins
    .filter(({ id }) => id !== me)
    .flatMap((admin) => admin.devices.map((device) => ({ admin, device })));
  if (lines.length === 0) return <p class="soft">{i18n.t('settings.devices_none')}</p>;
  return (
    <ul class="setting-list">
      {lines.map(({ admin, device }) => (
        <li key={device.id} class="setting-line" data-testid="others-device">
          <div>
            <p>{`${memberName(admin)}: ${device.label} (${deviceKindWords(device)})`}</p>
            <p class="soft small">{deviceTimesWords(device, now)}</p>
          </div>
          <Button aria-label={i18n.t('settings.end_name', [device.label])} onClick={() => onEnd(admin, device)}>
            {i18n.t('settings.end')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
