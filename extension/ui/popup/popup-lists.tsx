import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { BasketLine } from './basket-line.tsx';
import { openConsole } from './open-console.ts';
import { PasteIntake } from './paste-intake.tsx';
import { usePopupChoices } from './popup-choices.ts';
import { TabCard } from './tab-card.tsx';
import { useCapturedTab } from './use-captured-tab.ts';

/** The lists that the popup can take: the one in the tab, those in the basket, and one that is pasted. */
export function PopupLists({ onInvite }: { onInvite: (importId: string) => void }) {
  const capture = useCapturedTab();
  const chosen = usePopupChoices();
  const [wasKept, setKept] = useState(false);
  const onReview = (made: string) => openConsole({ page: 'batch', importId: made });
  const { kind } = capture.state;
  // Whether there will be a card is known in a moment; a box that jumps away would be typed into.
  if (kind === 'looking') return <p role="status">{i18n.t('loading')}</p>;
  return (
    <>
      <TabCard capture={capture} chosen={chosen} onReview={onReview} onInvite={onInvite} onKept={() => setKept(true)} />
      <BasketLine isNew={wasKept} />
      <PasteIntake
        chosen={chosen}
        isSecond={kind === 'captured' || kind === 'sheet' || kind === 'reading'}
        onReview={onReview}
        onInvite={onInvite}
      />
    </>
  );
}
