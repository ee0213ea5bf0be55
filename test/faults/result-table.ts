import type { ScenarioResult } from './scenario.ts';

const columns = ['kills', 'rows', 'lost', 'doubled', 'unknown'] as const;

/** The results as a table, a line for each scenario and one for all, and every broken promise with its seed. */
export function resultTable(results: readonly ScenarioResult[]): string {
  const names = [...new Set(results.map(({ name }) => name))];
  const lines = [
    ...names.map((name) =>
      lineOf(
        name,
        results.filter((result) => result.name === name),
      ),
    ),
    lineOf('all', results),
  ];
  const broken = results.flatMap(({ name, seed, violations }) =>
    violations.map(({ invariant, evidence }) => `--only ${name} --seed ${seed}: ${invariant}: ${evidence}`),
  );
  return [lineOfCells('scenario', ['times', ...columns, 'broken']), ...lines, ...broken].join('\n');
}

function lineOf(name: string, results: readonly ScenarioResult[]): string {
  const sums = columns.map((column) => results.reduce((sum, result) => sum + result[column], 0));
  const broken = results.filter(({ violations }) => violations.length > 0).length;
  return lineOfCells(name, [results.length, ...sums, broken].map(String));
}

function lineOfCells(name: string, cells: readonly string[]): string {
  return [name.padEnd(32), ...cells.map((cell) => cell.padStart(8))].join('');
}
