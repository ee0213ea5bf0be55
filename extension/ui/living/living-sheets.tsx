import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { sheetsOfImport } from '../../batches/living/sheet-reading-store.ts';
import { hasSheetHosts } from '../../capture/sheet/sheet-hosts.ts';
import { database } from '../here.ts';
import { useLive } from '../live.ts';
import { momentWords } from '../words/moments.ts';
import { LivingSheet } from './living-sheet.tsx';

/** The sheets that an import was read from, to be read again without their tabs. */
export function LivingSheets({ importId }: { importId: string }) {
  const sheets = useLive(() => sheetsOfImport(database, importId), [importId]) ?? [];
  const [mayRead, setMayRead] = useState(true);
  useEffect(() => {
    if (sheets.length > 0) void hasSheetHosts().then(setMayRead);
  }, [sheets.length]);
  if (sheets.length === 0) return null;
  return (
    <div class="living-sheets">
      {sheets.map((head) => (
        <LivingSheet
          key={`${head.sheetId} ${head.importId}`}
          head={head}
          tab={null}
          words={i18n.t('living_sheet.from', [head.title, momentWords(head.readAt, Date.now())])}
          action={i18n.t('living_sheet.read')}
        />
      ))}
      {!mayRead && <p class="soft small">{i18n.t('living_sheet.will_ask')}</p>}
    </div>
  );
}
