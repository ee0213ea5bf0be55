import { afterEach, beforeEach, expect, vi } from 'vitest';

/**
 * Keeps what the worker logs during each test of a file out of the report, and checks that no address, link or name of
 * an example person is in it. The lines of the running test are in the list that is returned.
 */
export function watchLog(): string[] {
  const lines: string[] = [];
  beforeEach(() => {
    lines.length = 0;
    for (const level of ['warn', 'error'] as const) {
      vi.spyOn(console, level).mockImplementation((line: unknown) => {
        lines.push(String(line));
      });
    }
  });
  afterEach(() => {
    vi.restoreAllMocks();
    expect(lines.filter((line) => /@|\/accept\/|\/reset\/|Dupont/.test(line))).toEqual([]);
  });
  return lines;
}
