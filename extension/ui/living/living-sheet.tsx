import './living.css';
import { i18n } from '#i18n';
import type { SheetReadingHead } from '../../batches/living/sheet-reading-store.ts';
import type { CapturedTab } from '../../capture/captured-tab.ts';
import { editorAddress } from '../../capture/sheet/sheet-address.ts';
import { goTo, isConsole } from '../console/route.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { openConsole } from '../popup/open-console.ts';
import { momentWords } from '../words/moments.ts';
import { sheetNoteWords } from '../words/sheet-note-words.ts';
import { sheetProblemWords } from '../words/sheet-problem-words.ts';
import { SheetChangesPanel } from './sheet-changes-panel.tsx';
import { type LivingReading, useLivingSheet } from './use-living-sheet.ts';

interface Props {
  head: SheetReadingHead;
  /** The tab that shows the sheet; null: the extension reads it by itself. */
  tab: CapturedTab | null;
  /** What is said of the sheet before it is read again, and on the button that does it. */
  words: string;
  action: string;
}

/** A sheet that was read before: reading it again shows what has changed, and plans just that. */
export function LivingSheet({ head, tab, words, action }: Props) {
  const living = useLivingSheet(head, tab);
  const { state } = living;
  if (state.kind === 'read') {
    const notes = state.notes.filter(({ kind }) => kind !== 'sheet-hidden-rows');
    return (
      <section class="panel living-read" aria-labelledby={`living-${head.sheetId}`}>
        <div class="living-line">
          <h2 id={`living-${head.sheetId}`}>
            {i18n.t('living_sheet.comparing_with', [momentWords(head.readAt, Date.now())])}
          </h2>
          <Button look="quiet" onClick={living.close}>
            {i18n.t('living_sheet.close')}
          </Button>
        </div>
        {notes.map((note) => (
          <Notice key={note.kind} kind="warn">
            {sheetNoteWords(note)}
          </Notice>
        ))}
        <SheetChangesPanel again={state.again} onPlanned={showBatch} onDone={living.close} />
      </section>
    );
  }
  return (
    <section class="living">
      <div class="living-line">
        <p class="soft">{words}</p>
        {state.kind === 'reading' ? (
          <>
            <p role="status">{i18n.t('living_sheet.reading')}</p>
            <Button onClick={living.stop}>{i18n.t('living_sheet.stop')}</Button>
          </>
        ) : (
          <Button onClick={living.read}>{action}</Button>
        )}
        {!tab && (
          <a href={editorAddress(head.place)} target="_blank" rel="noreferrer">
            {i18n.t('living_sheet.open')}
          </a>
        )}
      </div>
      <Refusal living={living} />
    </section>
  );
}

/** Why there is nothing to compare with, and what to do. */
function Refusal({ living: { state, read } }: { living: LivingReading }) {
  switch (state.kind) {
    case 'not-allowed':
      return <Notice kind="plain">{i18n.t('living_sheet.not_allowed')}</Notice>;
    case 'forgotten':
      return <Notice kind="plain">{i18n.t('living_sheet.forgotten')}</Notice>;
    case 'failed': {
      const isPermission = state.problem.code === 'sheet-needs-hosts';
      return (
        <Notice
          kind={isPermission ? 'plain' : 'bad'}
          actions={
            <Button onClick={read}>{isPermission ? i18n.t('living_sheet.allow') : i18n.t('living_sheet.read')}</Button>
          }
        >
          {sheetProblemWords(state.problem)}
        </Notice>
      );
    }
    default:
      return null;
  }
}

function showBatch(importId: string): void {
  const route = { page: 'batch' as const, importId };
  if (isConsole()) goTo(route);
  else void openConsole(route);
}
