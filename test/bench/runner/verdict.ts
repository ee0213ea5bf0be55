import type { Goal, Series } from './measure.ts';
import { median } from './statistics.ts';

/** What was found for one series at one size. */
export interface Finding {
  measure: string;
  size: number;
  series: string;
  unit: Series['unit'];
  /** Medians; null: there is nothing to compare with. */
  ours: number;
  against: number | null;
  /** Ours divided by the other's; null where that one is nothing. */
  ratio: number | null;
  goal: string;
  /** Null: nothing is asked of it here. */
  holds: boolean | null;
}

/** Puts the runs of both sides at one size together. Throws when a run did not give the number of the series. */
export function findingOf(
  place: { measure: string; size: number; series: Series },
  ours: readonly number[],
  against: readonly number[],
): Finding {
  const { measure, size, series } = place;
  const our = median(ours);
  const other = against.length > 0 ? median(against) : null;
  const counts = series.goal !== null && (series.at?.includes(size) ?? true);
  return {
    measure,
    size,
    series: series.name,
    unit: series.unit,
    ours: our,
    against: other,
    ratio: other ? our / other : null,
    goal: counts && series.goal ? goalInWords(series.goal, series.unit) : '',
    holds: counts && series.goal ? isKept(series.goal, our, other) : null,
  };
}

function isKept(goal: Goal, ours: number, against: number | null): boolean {
  if ('atMost' in goal) return ours <= goal.atMost;
  if ('atLeast' in goal) return ours >= goal.atLeast;
  if (against === null) return false;
  return 'atMostTimes' in goal ? ours <= goal.atMostTimes * against : ours * goal.timesFaster <= against;
}

function goalInWords(goal: Goal, unit: string): string {
  if ('atMost' in goal) return `<= ${goal.atMost} ${unit}`;
  if ('atLeast' in goal) return `>= ${goal.atLeast} ${unit}`;
  return 'atMostTimes' in goal ? `<= ${goal.atMostTimes}x` : `${goal.timesFaster}x faster`;
}
