import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { askForSheetHosts } from '../../capture/sheet/sheet-hosts.ts';
import type { SheetPlace } from '../../capture/sheet/sheet-place.ts';
import { KnownSheets } from '../living/known-sheets.tsx';
import { Button } from '../parts/button.tsx';
import { ChoiceField } from '../parts/choice-field.tsx';
import { Notice } from '../parts/notice.tsx';
import { sheetProblemWords } from '../words/sheet-problem-words.ts';
import { sheetSelectionWords, sheetSourceTitle } from '../words/sheet-selection-words.ts';
import type { CapturedTabState, SheetWish, TabCapture } from './use-captured-tab.ts';

interface Props {
  shown: Extract<CapturedTabState, { kind: 'sheet' }>;
  capture: TabCapture;
}

/** A Google spreadsheet in the tab: which cells would be read, and the click that reads them. */
export function SheetCard({ shown: { tab, sheet, isReading, problem }, capture }: Props) {
  const [gid, setGid] = useState(sheet.place.gid);
  const [isWhole, setWhole] = useState(sheet.place.range === null);
  // What is selected is selected in the sheet that is shown.
  const hasRange = sheet.place.range !== null && gid === sheet.place.gid;
  const place: SheetPlace = { ...sheet.place, gid, range: hasRange && !isWhole ? sheet.place.range : null };
  const title = sheetSourceTitle(sheet, place);
  const needsHosts = problem?.code === 'sheet-needs-hosts';
  // Whoever wanted a plan gets it when the browser was asked, too.
  const isAwaited = useRef(false);
  const read = (wish: Pick<SheetWish, 'hosts'> = {}) =>
    capture.readSheet({ place, title, isAwaited: isAwaited.current, ...wish });
  const readFor = (awaited: boolean) => {
    isAwaited.current = awaited;
    read();
  };
  const allow = async () => read((await askForSheetHosts()) ? {} : { hosts: 'refused' });
  return (
    <section class="popup-card" aria-labelledby="tab-title" data-testid="sheet-card">
      <div>
        <h2 id="tab-title">
          <bdi>{sheet.title || i18n.t('capture.unnamed')}</bdi>
        </h2>
        <p class="soft small">{sheetSelectionWords(sheet)}</p>
      </div>
      <KnownSheets tab={tab} place={sheet.place} />
      {sheet.sheets && sheet.sheets.length > 1 && (
        <ChoiceField
          label={i18n.t('popup.sheet')}
          value={gid}
          options={sheet.sheets.map(({ gid: value, name }) => ({ value, words: name }))}
          onChange={setGid}
        />
      )}
      {hasRange && sheet.place.range !== null && (
        <ChoiceField
          label={i18n.t('popup.cells')}
          value={isWhole ? 'whole' : 'range'}
          options={[
            { value: 'range', words: sheet.place.range },
            { value: 'whole', words: i18n.t('capture.whole_sheet') },
          ]}
          onChange={(value) => setWhole(value === 'whole')}
        />
      )}
      {problem && (
        <Notice
          kind={needsHosts ? 'plain' : 'bad'}
          actions={
            needsHosts ? (
              <>
                <Button look="main" onClick={allow}>
                  {i18n.t('popup.allow')}
                </Button>
                <Button onClick={() => read({ hosts: 'refused' })}>{i18n.t('popup.without')}</Button>
              </>
            ) : undefined
          }
        >
          {sheetProblemWords(problem)}
        </Notice>
      )}
      {!needsHosts && (
        <div class="intake-end">
          {isReading ? (
            <>
              <p role="status">{i18n.t('popup.reading_sheet')}</p>
              <Button onClick={capture.stop}>{i18n.t('paste.stop')}</Button>
            </>
          ) : (
            <div class="intake-actions">
              <Button onClick={() => readFor(false)}>{i18n.t('popup.look')}</Button>
              <Button look="main" onClick={() => readFor(true)}>
                {place.range === null ? i18n.t('popup.invite_sheet') : i18n.t('popup.invite_range', [place.range])}
              </Button>
            </div>
          )}
        </div>
      )}
    </section>
  );
}
