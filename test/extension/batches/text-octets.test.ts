import { expect, test } from 'vitest';
import { octetsOf } from '../../../extension/batches/text-octets.ts';

test.each([
  ['nothing', ''],
  ['one word', 'Zoé'],
  ['characters of two halves wherever it is cut', `x${'😀'.repeat(200_000)}`],
  ['halves that stand alone, also at its end', '\ud83d'.repeat(200_000)],
])('a text of %s is encoded as in one go', async (_, text) => {
  expect(Buffer.compare(await octetsOf(text), new TextEncoder().encode(text))).toBe(0);
});
