import { i18n } from '#i18n';
import { hasProblem, problemRowsCsv } from '../../batches/repair/problem-rows.ts';
import { Button } from '../parts/button.tsx';
import { numberWords } from '../words/numbers.ts';
import { problemCaptions, reasonWords } from '../words/problem-captions.ts';
import type { ShownImport } from './use-import.ts';

/** Downloads the rows with problems as a file that can be repaired elsewhere and brought back. */
export function ProblemRowsButton({ shown }: { shown: ShownImport }) {
  const { rows, parts, summary } = shown;
  const count = summary.withWarnings + summary.withErrors;
  if (count === 0 || !rows.some(hasProblem)) return null;
  const name = parts[0]?.batch.name ?? '';
  return (
    <Button onClick={() => download(name, problemRowsCsv(rows, problemCaptions(), reasonWords))}>
      {i18n.t('repair.download', [numberWords(rows.filter(hasProblem).length)])}
    </Button>
  );
}

function download(name: string, csv: string): void {
  const url = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  // Signs that no file system, and no shell, takes for something else.
  link.download = `${i18n
    .t('repair.file', [name])
    .replace(/[^\p{L}\p{N} ._-]+/gu, ' ')
    .slice(0, 120)
    .trim()}.csv`;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
