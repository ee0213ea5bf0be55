import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { schemaVersion } from '../../worker/health/schema-version.ts';
import { mostAttempts } from '../../worker/wake-ups/most-attempts.ts';
import { filesBelow, project } from '../stage/project.ts';
import { codeFiles, type SourceFile, walk } from './source-tree.ts';

/** The queues of `wrangler.jsonc`, of which each line that is no comment counts; its one optional queue as well. */
function consumers(): { queue: string; retries: number; deadLetters: string | undefined }[] {
  const text = readFileSync(join(project, 'worker/wrangler.jsonc'), 'utf8');
  const blocks = text.match(/\{[^{}]*"queue": "[^"]*",[^{}]*"max_batch_size"[^{}]*\}/g) ?? [];
  return blocks.map((block) => ({
    queue: /"queue": "([^"]*)"/.exec(block)?.[1] ?? '',
    retries: Number(/"max_retries": (\d+)/.exec(block)?.[1]),
    deadLetters: /"dead_letter_queue": "([^"]*)"/.exec(block)?.[1],
  }));
}

/** Writing to the console elsewhere than in the one door of the log. */
function looseLogging(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => /^worker\/(?!local\/|deploy\/|log\/log\.ts$)/.test(path))
    .flatMap((file) => {
      const found: string[] = [];
      walk(file, {
        MemberExpression: ({ object }) => {
          if (object.type === 'Identifier' && object.name === 'console') found.push(file.path);
        },
      });
      return found;
    });
}

test('the worker knows which migration is the newest', () => {
  const newest = filesBelow('worker/migrations').at(-1);
  expect(newest).toMatch(new RegExp(`/${String(schemaVersion).padStart(4, '0')}_`));
});

test('each queue tries its messages until the worker has given them up itself, and what dies is caught', () => {
  const all = consumers();
  expect(all.map(({ queue }) => queue)).toContain('rollcall-mail-events');
  expect(all).toHaveLength(4);
  for (const { queue, retries, deadLetters } of all) {
    expect(retries, queue).toBeGreaterThanOrEqual(mostAttempts);
    expect(deadLetters, queue).toBe(queue === 'rollcall-dead-letters' ? undefined : 'rollcall-dead-letters');
  }
});

test('the worker writes into its log by one door', () => {
  expect(looseLogging(codeFiles())).toEqual([]);
});

test('a line that goes around it is found', () => {
  const text = `console.error('who@example.org');`;
  expect(looseLogging([{ path: 'worker/mail/delivery.ts', text }])).toHaveLength(1);
  expect(looseLogging([{ path: 'worker/local/inbox.ts', text }])).toEqual([]);
});
