import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Answer } from '../../spaces/space-answer.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import type { SyncProblem } from '../../sync/sync-problem.ts';
import { Button } from '../parts/button.tsx';
import { download } from '../parts/download.ts';
import { syncProblemWords } from '../words/sync-problem-words.ts';

/**
 * Milliseconds that an export may take, be it of 100,000 people: a page, unlike a background, is not stopped meanwhile.
 */
export const exportTimeout = 300_000;

interface Props {
  space: Pick<StoredSpace, 'name'>;
  label: string;
  /** Name of the file, without its ending. */
  file: string;
  /** Asks the space for the CSV, with the time that an export may take. */
  load: () => Promise<Answer<string>>;
}

/** Downloads a list of the space as CSV, and says why when that fails. */
export function ExportButton({ space, label, file, load }: Props) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SyncProblem | null>(null);
  const save = async () => {
    setBusy(true);
    setProblem(null);
    const answer = await load();
    setBusy(false);
    if ('problem' in answer) return setProblem(answer.problem);
    // Reading an answer takes the byte order mark away, without which Excel takes UTF-8 for windows-1252.
    download(file, 'csv', new Blob([`\uFEFF${answer.value}`], { type: 'text/csv;charset=utf-8' }));
  };
  return (
    <>
      <Button disabled={isBusy} onClick={save}>
        {isBusy ? i18n.t('paged.exporting') : label}
      </Button>
      {problem && (
        <p class="field-fault" role="alert">
          {syncProblemWords(problem, space.name)}
        </p>
      )}
    </>
  );
}
