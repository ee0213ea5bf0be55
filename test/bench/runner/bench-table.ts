import type { Result } from './run-measure.ts';
import type { Finding } from './verdict.ts';

/** Columns of the table that are numbers, and so stand at their right edge. */
const rightOf = 'size ours against ratio growth'.split(' ');
const columns = ['measure', 'size', 'ours', 'against', 'ratio', 'goal', 'holds', 'growth'] as const;
type Line = Record<(typeof columns)[number], string>;

/** The results as a table of plain text, with one line for each size of each series. */
export function benchTable(results: readonly Result[]): string {
  const lines = results.flatMap(linesOf);
  const head = Object.fromEntries(columns.map((column) => [column, column])) as Line;
  const widths = columns.map((column) => Math.max(...[head, ...lines].map((line) => line[column].length)));
  return [head, ...lines]
    .map((line) =>
      columns
        .map((column, index) => padded(line[column], widths[index] ?? 0, rightOf.includes(column)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function padded(text: string, width: number, right: boolean): string {
  return right ? text.padStart(width) : text.padEnd(width);
}

function linesOf({ measure, findings, exponents }: Result): Line[] {
  const largest = new Map(findings.map((finding) => [finding.series, finding.size]));
  return findings.map((finding) => {
    const exponent = exponents[finding.series] ?? null;
    const isLast = largest.get(finding.series) === finding.size;
    return {
      measure: measure.series.length > 1 ? `${finding.measure}: ${finding.series}` : finding.measure,
      size: measure.sizes.length > 1 ? finding.size.toLocaleString('en') : '',
      ours: amount(finding.ours, finding.unit),
      against: finding.against === null ? '' : amount(finding.against, finding.unit),
      ratio: finding.ratio === null ? '' : ratioInWords(finding),
      goal: finding.goal,
      holds: finding.holds === null ? '' : finding.holds ? 'yes' : 'NO',
      growth: isLast && exponent !== null ? `n^${exponent.toFixed(2)}` : '',
    };
  });
}

function amount(value: number, unit: string): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${value.toFixed(digits)} ${unit}`;
}

/** How many times ours is of the other, or for what was to be faster, how many times faster it is. */
function ratioInWords({ ratio, goal }: Finding): string {
  if (ratio === null) return '';
  return goal.endsWith('faster') ? `1/${(1 / ratio).toFixed(1)}` : `${ratio.toFixed(2)}x`;
}
