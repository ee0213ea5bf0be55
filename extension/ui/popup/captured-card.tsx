import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { keepInBasket } from '../../batches/basket/basket-store.ts';
import { clearHighlights, highlightFinds } from '../../capture/page/highlight-finds.ts';
import { sourceTitle } from '../../capture/source-title.ts';
import { CapturedParts } from '../capture/captured-parts.tsx';
import { useNow } from '../clock.ts';
import { database } from '../here.ts';
import { countPeople, sendableIn } from '../intake/count-people.ts';
import { IntakeEnd } from '../intake/intake-end.tsx';
import { listsOfCapture, readLists, tickedStates } from '../intake/read-lists.ts';
import { useReadingStates } from '../intake/use-reading-states.ts';
import { useStoring } from '../intake/use-storing.ts';
import { Button } from '../parts/button.tsx';
import { captureOrigin } from '../words/capture-words.ts';
import { momentWords } from '../words/moments.ts';
import { ChoiceFields } from './choice-fields.tsx';
import { popupActions } from './popup-actions.ts';
import type { usePopupChoices } from './popup-choices.ts';
import type { CapturedTabState, TabCapture } from './use-captured-tab.ts';

interface Props {
  shown: Extract<CapturedTabState, { kind: 'captured' }>;
  capture: TabCapture;
  chosen: ReturnType<typeof usePopupChoices>;
  onReview: (importId: string) => void;
  onInvite: (importId: string) => void;
  /** Told when the list was put into the basket. */
  onKept: () => void;
}

/** What was captured of the tab: how many people, who they are, and the buttons that go on with them. */
export function CapturedCard({ shown, capture, chosen, onReview, onInvite, onKept }: Props) {
  const { tab, page, isAwaited } = shown;
  const { id, list, capturedAt, filter } = page;
  const { states, onState } = useReadingStates();
  const now = useNow(60_000);
  const lists = useMemo(() => listsOfCapture({ id, list }), [id, list]);
  const ticked = useMemo(() => tickedStates(lists, states), [lists, states]);
  const read = useMemo(() => readLists(lists, ticked), [lists, ticked]);
  const storing = useStoring(read);
  const readings = useMemo(() => (read ?? []).map(({ reading }) => reading), [read]);
  const people = useMemo(() => countPeople(readings), [readings]);
  const sendable = useMemo(() => sendableIn(readings), [readings]);
  const take = () => ({
    keptAs: async () => 'page' as const,
    async end(isStored: boolean) {
      if (!isStored) return;
      chosen.reset();
      await capture.forget();
    },
  });
  const actions = popupActions({ choices: chosen.choices, take, onReview, onInvite });
  const main = actions.at(-1);
  const isBegun = useRef(false);
  useEffect(() => {
    if (!isAwaited || isBegun.current || !main) return;
    isBegun.current = true;
    storing.want(main);
  }, [isAwaited]);
  const keep = async () => {
    await keepInBasket(database, { id, capturedAt, list });
    await capture.forget();
    onKept();
  };
  return (
    <section class="popup-card" aria-labelledby="tab-title" data-testid="captured-card">
      <div class="captured-head">
        <div>
          <h2 id="tab-title" class="clamped">
            <bdi>{sourceTitle(list.source.title) || i18n.t('capture.unnamed')}</bdi>
          </h2>
          <p class="soft small">
            {i18n.t('capture.read_at', [captureOrigin(list.source), momentWords(capturedAt, now)])}
          </p>
        </div>
        <Button look="quiet" onClick={capture.lookAgain}>
          {i18n.t('capture.again')}
        </Button>
      </div>
      <CapturedParts
        entry={page}
        states={states}
        filter={filter}
        onState={onState}
        onChange={(changed) => capture.change({ list: changed })}
        onFilter={(changed) => capture.change({ filter: changed })}
      />
      <ChoiceFields chosen={chosen} />
      <IntakeEnd storing={storing} actions={actions} people={people} sendable={sendable} />
      <p class="popup-quiet">
        <Button look="quiet" disabled={people === 0 || storing.isBusy} onClick={keep}>
          {i18n.t('popup.keep')}
        </Button>
        {list.source.kind === 'page' && <HighlightButton tab={tab} list={list} />}
      </p>
    </section>
  );
}

/** Marks on the page what was found, and takes the marks away; nothing of the page is changed by it. */
function HighlightButton({ tab, list }: Pick<Props['shown'], 'tab'> & { list: Props['shown']['page']['list'] }) {
  const [isOn, setOn] = useState(false);
  const turn = async () => {
    setOn(!isOn);
    if (isOn) await clearHighlights(tab);
    else await highlightFinds(tab, list);
  };
  return (
    <Button look="quiet" aria-pressed={isOn} onClick={turn}>
      {i18n.t(isOn ? 'popup.unmark' : 'popup.mark')}
    </Button>
  );
}
