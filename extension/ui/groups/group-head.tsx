import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Group, groupEndpoints } from '../../../shared/contract/group.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import type { SyncProblem } from '../../sync/sync-problem.ts';
import { goTo } from '../console/route.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Notice } from '../parts/notice.tsx';
import { ask } from '../space/use-question.ts';
import { dayWords } from '../words/moments.ts';
import { numberWords } from '../words/numbers.ts';
import { syncProblemWords } from '../words/sync-problem-words.ts';
import { CopyButton } from './copy-button.tsx';
import { GroupNameDialog } from './group-name-dialog.tsx';

interface Props {
  space: StoredSpace;
  group: Group;
  onSaved: (group: Group) => void;
}

/** The settings of a group: its name and id, renaming and deleting. */
export function GroupHead({ space, group, onSaved }: Props) {
  const [open, setOpen] = useState<'rename' | 'delete' | null>(null);
  const [problem, setProblem] = useState<SyncProblem | null>(null);
  const params = { id: group.id };
  const close = () => setOpen(null);
  const remove = async () => {
    close();
    const answer = await ask(space.address, groupEndpoints.deleteGroup, { params });
    // Who deleted it does not matter.
    if ('value' in answer || answer.problem.code === 'not-found') goTo({ page: 'groups' });
    else setProblem(answer.problem);
  };
  return (
    <>
      <header class="page-head">
        <h1 class="group-name">{group.name}</h1>
        <div class="page-actions">
          <Button onClick={() => setOpen('rename')}>{i18n.t('groups.rename')}</Button>
          <Button look="danger" onClick={() => setOpen('delete')}>
            {i18n.t('groups.delete')}
          </Button>
        </div>
      </header>
      <dl class="group-facts">
        <div>
          <dt class="soft">{i18n.t('groups.id')}</dt>
          <dd>
            <code class="group-id">{group.id}</code>{' '}
            <CopyButton text={group.id} label={i18n.t('groups.copy_id', [group.name])} />
          </dd>
        </div>
        <div>
          <dt class="soft">{i18n.t('groups.created')}</dt>
          <dd>{dayWords(group.createdAt)}</dd>
        </div>
      </dl>
      {problem && (
        <Notice kind="bad" title={i18n.t('failed.title')}>
          {syncProblemWords(problem, space.name)}
        </Notice>
      )}
      {open === 'rename' && (
        <GroupNameDialog
          title={i18n.t('groups.rename_title')}
          action={i18n.t('groups.rename_action')}
          name={group.name}
          space={space.name}
          save={(name) => ask(space.address, groupEndpoints.renameGroup, { params, body: { name } })}
          onSaved={(saved) => {
            close();
            onSaved(saved);
          }}
          onClose={close}
        />
      )}
      {open === 'delete' && (
        <Dialog
          title={i18n.t('groups.delete_title', [group.name])}
          action={i18n.t('groups.delete_action')}
          danger
          onAction={remove}
          onClose={close}
        >
          {i18n.t('groups.delete_words', group.members, [numberWords(group.members)])}
        </Dialog>
      )}
    </>
  );
}
