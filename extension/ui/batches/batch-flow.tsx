import { i18n } from '#i18n';
import { Flow } from '../pictures/flow.tsx';
import { Picture } from '../pictures/picture.tsx';
import { oncePerPart } from '../rows/once-per-part.ts';
import { numberWords } from '../words/numbers.ts';
import { flowCounts } from './flow-counts.ts';
import type { ShownImport } from './use-import.ts';

const countsOf = oncePerPart(flowCounts);

/** How far the people of a sent import have come, as a picture. */
export function BatchFlow({ shown }: { shown: ShownImport }) {
  const counts = shown.parts.map(({ rows }) => countsOf(rows));
  const sum = (step: keyof ReturnType<typeof flowCounts>) => counts.reduce((total, own) => total + own[step], 0);
  const [read, made, joined] = [sum('read'), sum('made'), sum('joined')];
  const steps = [
    { name: i18n.t('flow.read'), count: read },
    { name: i18n.t('flow.taken'), count: sum('taken') },
    { name: i18n.t('flow.made'), count: made },
    { name: i18n.t('flow.mailed'), count: sum('mailed') },
    { name: i18n.t('flow.joined'), count: joined },
  ];
  const table = {
    captions: [i18n.t('flow.step'), i18n.t('flow.people')],
    lines: steps.map(({ name, count }) => ({ name, numbers: [numberWords(count)] })),
  };
  return (
    <section class="panel" aria-label={i18n.t('flow.title')} data-testid="flow">
      <Picture table={table}>
        <Flow label={i18n.t('flow.label', [numberWords(read), numberWords(made), numberWords(joined)])} steps={steps} />
      </Picture>
    </section>
  );
}
