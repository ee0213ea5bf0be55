import { i18n } from '#i18n';
import { problemRowsCsv } from '../../batches/repair/problem-rows.ts';
import { Button } from '../parts/button.tsx';
import { download } from '../parts/download.ts';
import { problemsIn } from '../rows/row-standing.ts';
import { numberWords } from '../words/numbers.ts';
import { problemCaptions, reasonWords } from '../words/problem-captions.ts';
import type { ShownImport } from './use-import.ts';

/** Downloads the rows with problems as a file that can be repaired elsewhere and brought back. */
export function ProblemRowsButton({ shown }: { shown: ShownImport }) {
  const { rows, parts, isLoading } = shown;
  const count = parts.reduce((sum, part) => sum + problemsIn(part.rows), 0);
  if (count === 0 || isLoading) return null;
  const name = parts[0]?.batch.name ?? '';
  const save = () => {
    const csv = problemRowsCsv(rows, problemCaptions(), reasonWords);
    download(i18n.t('repair.file', [name]), 'csv', new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  };
  return <Button onClick={save}>{i18n.t('repair.download', [numberWords(count)])}</Button>;
}
