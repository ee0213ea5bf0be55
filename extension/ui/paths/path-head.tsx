import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Path, pathEndpoints } from '../../../shared/contract/path.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import type { SyncProblem } from '../../sync/sync-problem.ts';
import { goTo } from '../console/route.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Notice } from '../parts/notice.tsx';
import { ask } from '../space/use-question.ts';
import { numberWords } from '../words/numbers.ts';
import { syncProblemWords } from '../words/sync-problem-words.ts';
import { changedFields } from './changed-fields.ts';
import { PathDialog } from './path-dialog.tsx';

interface Props {
  space: StoredSpace;
  path: Path;
  onSaved: (path: Path) => void;
}

/** What a path is: its name, description and material; changing and deleting it. */
export function PathHead({ space, path, onSaved }: Props) {
  const [open, setOpen] = useState<'change' | 'delete' | null>(null);
  const [problem, setProblem] = useState<SyncProblem | null>(null);
  const params = { id: path.id };
  const close = () => setOpen(null);
  const remove = async () => {
    close();
    const answer = await ask(space.address, pathEndpoints.deletePath, { params });
    // Who deleted it does not matter.
    if ('value' in answer || answer.problem.code === 'not-found') goTo({ page: 'paths' });
    else setProblem(answer.problem);
  };
  return (
    <>
      <header class="page-head">
        <h1 class="path-name">{path.name}</h1>
        <div class="page-actions">
          <Button onClick={() => setOpen('change')}>{i18n.t('paths.change')}</Button>
          <Button look="danger" onClick={() => setOpen('delete')}>
            {i18n.t('paths.delete')}
          </Button>
        </div>
      </header>
      {path.description !== '' && <p class="path-description">{path.description}</p>}
      {path.link !== '' && (
        <p class="path-link">
          <MaterialLink link={path.link} />
        </p>
      )}
      {problem && (
        <Notice kind="bad" title={i18n.t('failed.title')}>
          {syncProblemWords(problem, space.name)}
        </Notice>
      )}
      {open === 'change' && (
        <PathDialog
          title={i18n.t('paths.change_title')}
          action={i18n.t('paths.change_action')}
          path={path}
          space={space.name}
          save={(typed) => ask(space.address, pathEndpoints.changePath, { params, body: changedFields(typed, path) })}
          onSaved={(saved) => {
            close();
            onSaved(saved);
          }}
          onClose={close}
        />
      )}
      {open === 'delete' && (
        <Dialog
          title={i18n.t('paths.delete_title', [path.name])}
          action={i18n.t('paths.delete_action')}
          danger
          onAction={remove}
          onClose={close}
        >
          {i18n.t('paths.delete_words', path.sessions, [numberWords(path.sessions)])}
        </Dialog>
      )}
    </>
  );
}

/** Only what is https is a link, whatever the space says. */
function MaterialLink({ link }: { link: string }) {
  if (URL.parse(link)?.protocol !== 'https:') return link;
  return (
    <a href={link} target="_blank" rel="noreferrer">
      {link}
    </a>
  );
}
