import { useLayoutEffect, useState } from 'preact/hooks';
import { type ImportUnderWay, importUnderWay, listenToImports } from './import-under-way.ts';

/** What `pick` takes of an import that this page is storing (null when it is not), drawn anew when that changes. */
export function useImportUnderWay<Picked>(importId: string, pick: (known: ImportUnderWay | null) => Picked): Picked {
  const [, show] = useState<{ picked: Picked } | null>(null);
  const picked = pick(importUnderWay(importId));
  useLayoutEffect(
    () =>
      listenToImports(() => {
        const next = pick(importUnderWay(importId));
        show((last) => (last?.picked === next ? last : { picked: next }));
      }),
    [importId],
  );
  return picked;
}
