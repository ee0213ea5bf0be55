import { useState } from 'preact/hooks';
import type { DraftBox } from '../intake/use-draft.ts';
import { BasketLine } from './basket-line.tsx';
import { openConsole } from './open-console.ts';
import { PastedList } from './pasted-list.tsx';
import { usePopupChoices } from './popup-choices.ts';
import { TabCard } from './tab-card.tsx';
import { useCapturedTab } from './use-captured-tab.ts';

interface Props {
  box: DraftBox;
  /** Told whether what stands in the box is being stored. */
  onStoring: (isStoring: boolean) => void;
  /** Gets the import whose people are to be invited as they are. */
  onInvite: (importId: string) => void;
}

/** The lists that the popup can take: what stands in its box, the one in the tab, and those in the basket. */
export function PopupLists({ box, onStoring, onInvite }: Props) {
  const capture = useCapturedTab();
  const chosen = usePopupChoices();
  const [wasKept, setKept] = useState(false);
  const onReview = (made: string) => openConsole({ page: 'batch', importId: made });
  const { kind } = capture.state;
  return (
    <>
      <PastedList
        box={box}
        chosen={chosen}
        hasChoices={kind !== 'captured'}
        onStoring={onStoring}
        onReview={onReview}
        onInvite={onInvite}
      />
      <TabCard capture={capture} chosen={chosen} onReview={onReview} onInvite={onInvite} onKept={() => setKept(true)} />
      <BasketLine isNew={wasKept} />
    </>
  );
}
