import { describe, expect, test } from 'vitest';
import { benchTable } from '../../bench/runner/bench-table.ts';
import type { Measure } from '../../bench/runner/measure.ts';
import { runMeasure } from '../../bench/runner/run-measure.ts';
import { growthExponent, median } from '../../bench/runner/statistics.ts';
import { findingOf } from '../../bench/runner/verdict.ts';

test('the median is the middle, whatever the order, and the mean of two middles', () => {
  expect(median([900, 1, 20])).toBe(20);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(() => median([])).toThrow();
});

describe('how cost grows', () => {
  const points = (cost: (size: number) => number) => [10, 1000, 50_000].map((size) => ({ size, cost: cost(size) }));

  test.each([
    [0, () => 7],
    [1, (size: number) => 3 * size],
    [2, (size: number) => size * size],
    [0.5, Math.sqrt],
  ])('is found as a power of %s', (power, cost) => {
    expect(growthExponent(points(cost))).toBeCloseTo(power, 6);
  });

  test('is not told of one size, nor of what cost nothing', () => {
    expect(growthExponent([{ size: 10, cost: 1 }])).toBeNull();
    expect(growthExponent(points((size) => size - 10))).toBeNull();
  });
});

describe('a goal', () => {
  const place = { measure: 'm', size: 10 };

  test.each([
    [{ atMostTimes: 2 }, 20, 10, true],
    [{ atMostTimes: 2 }, 21, 10, false],
    [{ timesFaster: 5 }, 20, 100, true],
    [{ timesFaster: 5 }, 21, 100, false],
  ])('of %o is judged by both sides: %d and %d', (goal, ours, against, holds) => {
    const series = { name: 'time', unit: 'ms', goal } as const;
    expect(findingOf({ ...place, series }, [ours], [against])).toMatchObject({ holds, ratio: ours / against });
  });

  test('that is a limit needs no other side', () => {
    const series = { name: 'size', unit: 'KiB', goal: { atMost: 45 } } as const;
    expect(findingOf({ ...place, series }, [45], [])).toMatchObject({ holds: true, ratio: null });
    expect(findingOf({ ...place, series }, [45.1], [])).toMatchObject({ holds: false });
  });

  test('counts only at its sizes', () => {
    const series = { name: 'time', unit: 'ms', goal: { atMost: 1 }, at: [1000] } as const;
    expect(findingOf({ ...place, series }, [5], [])).toMatchObject({ holds: null, goal: '' });
    expect(findingOf({ ...place, size: 1000, series }, [5], [])).toMatchObject({ holds: false });
  });
});

describe('a measure', () => {
  const effort = {
    quick: false,
    collectGarbage: () => undefined,
    stopped: new AbortController().signal,
    told: () => undefined,
  };

  function staged(calls: string[]): Measure {
    return {
      name: 'steps',
      what: 'Steps',
      with: 'half of them',
      sizes: [10, 100, 1000],
      series: [{ name: 'time', unit: 'ms', goal: { atMostTimes: 2 } }],
      prepare: async (size) => ({
        ours: async () => ({ time: calls.push(`ours ${size}`) && size * 2 }),
        against: async () => ({ time: calls.push(`other ${size}`) && size }),
        end: async () => void calls.push(`end ${size}`),
      }),
    };
  }

  test('warms both sides up and lets them take turns, then ends what it set up', async () => {
    const calls: string[] = [];
    const { findings, exponents } = await runMeasure(staged(calls), effort);
    expect(calls.slice(0, 5)).toEqual(['ours 10', 'other 10', 'other 10', 'ours 10', 'ours 10']);
    expect(calls.filter((call) => call === 'ours 10')).toHaveLength(6);
    expect(calls.filter((call) => call.startsWith('end'))).toEqual(['end 10', 'end 100', 'end 1000']);
    expect(findings.map(({ holds }) => holds)).toEqual([true, true, true]);
    expect(exponents.time).toBeCloseTo(1, 6);
  });

  test('that fails leaves nothing behind', async () => {
    const calls: string[] = [];
    const measure = staged(calls);
    const failing: Measure = {
      ...measure,
      prepare: async (size) => ({ ...(await measure.prepare(size)), against: () => Promise.reject(new Error('no')) }),
    };
    await expect(runMeasure(failing, effort)).rejects.toThrow('no');
    expect(calls).toEqual(['ours 10', 'end 10']);
  });

  test('tells what it does, size by size; a quick one leaves the largest out and runs three times', async () => {
    const calls: string[] = [];
    const told: string[] = [];
    await runMeasure(staged(calls), { ...effort, quick: true, told: (words) => told.push(words) });
    expect(calls.filter((call) => call === 'ours 100')).toHaveLength(4);
    expect(calls).not.toContain('ours 1000');
    expect(told.slice(0, 3)).toEqual(['steps, 10: setting up', 'steps, 10: warming up', 'steps, 10: run 1 of 3']);
  });

  test('that is stopped takes down what it has set up', async () => {
    const calls: string[] = [];
    const stopping = new AbortController();
    const measure = staged(calls);
    const standing: Measure = {
      ...measure,
      prepare: async (size) => ({
        ...(await measure.prepare(size)),
        ours: () => new Promise(() => queueMicrotask(() => stopping.abort())),
      }),
    };
    await expect(runMeasure(standing, { ...effort, stopped: stopping.signal })).rejects.toThrow('stopped');
    expect(calls).toEqual(['end 10']);
  });

  test('is told in a table, with its growth at the last size', async () => {
    const table = benchTable([await runMeasure(staged([]), { ...effort, quick: true })]).split('\n');
    expect(table[0]).toMatch(/^measure +size +ours +against +ratio +goal +holds +growth$/);
    expect(table[1]).toMatch(/^steps +10 +20\.0 ms +10\.0 ms +2\.00x +<= 2x +yes$/);
    expect(table[2]).toMatch(/^steps +100 +200 ms +100 ms +2\.00x +<= 2x +yes +n\^1\.00$/);
    expect(table).toHaveLength(3);
  });
});
