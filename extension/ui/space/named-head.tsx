import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Answer } from '../../spaces/space-answer.ts';
import type { SyncProblem } from '../../sync/sync-problem.ts';
import { goTo, type Route } from '../console/route.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Notice } from '../parts/notice.tsx';
import { syncProblemWords } from '../words/sync-problem-words.ts';

interface Props {
  name: string;
  /** The space's name. */
  space: string;
  words: { change: string; delete: string; deleteTitle: string; deleteAction: string; deleteWords: string };
  /** The dialog that changes it. */
  changeDialog: (onClose: () => void) => ComponentChildren;
  remove: () => Promise<Answer<unknown>>;
  /** Where to go when it is deleted. */
  list: Route;
  /** What else is known of it. */
  children?: ComponentChildren;
}

/** The head of a group's or a path's page: its name, changing it, and deleting it after saying what that means. */
export function NamedHead({ name, space, words, changeDialog, remove, list, children }: Props) {
  const [open, setOpen] = useState<'change' | 'delete' | null>(null);
  const [problem, setProblem] = useState<SyncProblem | null>(null);
  const close = () => setOpen(null);
  const onDelete = async () => {
    close();
    const answer = await remove();
    // Who deleted it does not matter.
    if ('value' in answer || answer.problem.code === 'not-found') goTo(list);
    else setProblem(answer.problem);
  };
  return (
    <>
      <header class="page-head">
        <h1>{name}</h1>
        <div class="page-actions">
          <Button onClick={() => setOpen('change')}>{words.change}</Button>
          <Button look="danger" onClick={() => setOpen('delete')}>
            {words.delete}
          </Button>
        </div>
      </header>
      {children}
      {problem && (
        <Notice kind="bad" title={i18n.t('failed.title')}>
          {syncProblemWords(problem, space)}
        </Notice>
      )}
      {open === 'change' && changeDialog(close)}
      {open === 'delete' && (
        <Dialog title={words.deleteTitle} action={words.deleteAction} danger onAction={onDelete} onClose={close}>
          {words.deleteWords}
        </Dialog>
      )}
    </>
  );
}
