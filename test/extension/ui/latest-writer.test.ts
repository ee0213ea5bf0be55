import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { latestWriter } from '../../../extension/ui/intake/latest-writer.ts';

test('writes one after the other and ends with the newest', async () => {
  const written: string[] = [];
  let atOnce = 0;
  const write = latestWriter(async (text: string) => {
    atOnce += 1;
    expect(atOnce).toBe(1);
    await sleep(1);
    written.push(text);
    atOnce -= 1;
  });
  void write('a');
  void write('ab');
  await write('abc');
  expect(written).toEqual(['a', 'abc']);
  await write('');
  expect(written.at(-1)).toBe('');
});

test('a write that failed is told, and does not stop the next one', async () => {
  const written: string[] = [];
  const write = latestWriter(async (text: string) => {
    if (text === 'too much') throw new Error('full');
    written.push(text);
  });
  await expect(write('too much')).rejects.toThrow('full');
  await write('less');
  expect(written).toEqual(['less']);
});
