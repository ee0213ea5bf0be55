import { i18n } from '#i18n';
import type { Dashboard } from '../../../shared/contract/dashboard.ts';
import { DayBars } from '../pictures/day-bars.tsx';
import { Picture } from '../pictures/picture.tsx';
import { numberWords, screenLanguage } from '../words/numbers.ts';

interface Props {
  days: Dashboard['days'];
  /** All of them together. */
  invited: number;
  accepted: number;
}

/** Invitations day by day: made and accepted. */
export function InvitationDays({ days, invited, accepted }: Props) {
  const table = {
    captions: [i18n.t('dashboard.day'), i18n.t('dashboard.made'), i18n.t('dashboard.accepted')],
    lines: days
      .toReversed()
      .map((day) => ({ name: dayWords(day.date), numbers: [numberWords(day.invited), numberWords(day.accepted)] })),
  };
  return (
    <Picture table={table}>
      <ul class="picture-legend">
        <li>
          <span class="picture-swatch picture-first" />
          {i18n.t('dashboard.made_sum', invited, [numberWords(invited)])}
        </li>
        <li>
          <span class="picture-swatch picture-second" />
          {i18n.t('dashboard.accepted_sum', accepted, [numberWords(accepted)])}
        </li>
      </ul>
      <DayBars
        label={i18n.t('dashboard.days_label', [numberWords(invited), numberWords(accepted)])}
        days={days.map(({ date, ...counts }) => ({ date, first: counts.invited, second: counts.accepted }))}
        dayWords={dayWords}
      />
    </Picture>
  );
}

/** A day of the space's count, which is that of UTC. */
function dayWords(date: string): string {
  return new Intl.DateTimeFormat(screenLanguage(), { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}
