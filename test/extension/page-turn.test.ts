import { afterEach, beforeEach, expect, test, vi } from 'vitest';

beforeEach(() => {
  vi.resetModules();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test('work that lets the page have its turn goes on as a task like others, not before the page is drawn', async () => {
  const asked: string[] = [];
  vi.stubGlobal('scheduler', {
    postTask: async (_: () => void, options?: object) => void asked.push(`task ${JSON.stringify(options ?? {})}`),
    yield: async () => void asked.push('yield'),
  });
  const { pageTurn } = await import('../../extension/page-turn.ts');
  await pageTurn();
  expect(asked).toEqual(['task {}']);
});

test('a browser without such tasks has timers', async () => {
  vi.stubGlobal('scheduler', undefined);
  const { pageTurn } = await import('../../extension/page-turn.ts');
  let turns = 0;
  setTimeout(() => {
    turns += 1;
  });
  await pageTurn();
  expect(turns).toBe(1);
});
