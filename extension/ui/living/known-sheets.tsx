import { i18n } from '#i18n';
import { type SheetReadingHead, sheetsOfDocument } from '../../batches/living/sheet-reading-store.ts';
import type { CapturedTab } from '../../capture/captured-tab.ts';
import type { SheetPlace } from '../../capture/sheet/sheet-place.ts';
import { database } from '../here.ts';
import { useLive } from '../live.ts';
import { dayWords } from '../words/moments.ts';
import { LivingSheet } from './living-sheet.tsx';

interface Props {
  tab: CapturedTab;
  /** Where the tab is in the document. */
  place: SheetPlace;
}

/**
 * What was imported before from the sheet that a tab shows: one click says what has changed since. Nothing for a new
 * one.
 */
export function KnownSheets({ tab, place: { document, gid } }: Props) {
  const known = useLive(() => sheetsOfDocument(database, document), [document]) ?? [];
  const shown = onePerPlace(known.filter(({ place }) => place.gid === gid));
  return shown.map((head) => (
    <LivingSheet
      key={`${head.sheetId} ${head.importId}`}
      // The tab's own account may read the document, another one perhaps not.
      head={{ ...head, place: { ...head.place, document } }}
      tab={tab}
      words={
        head.place.range === null
          ? i18n.t('living_sheet.known', [dayWords(head.readAt)])
          : i18n.t('living_sheet.known_range', [head.place.range, dayWords(head.readAt)])
      }
      action={i18n.t('living_sheet.changed_since')}
    />
  ));
}

/** The newest of each range: whoever imported it twice from the start goes on from there. */
function onePerPlace(heads: readonly SheetReadingHead[]): SheetReadingHead[] {
  const newest = new Map<string | null, SheetReadingHead>();
  for (const head of heads) if (!newest.has(head.place.range)) newest.set(head.place.range, head);
  return [...newest.values()];
}
