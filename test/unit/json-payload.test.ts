import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonPayloads, maxPayloadBytes } from '../../worker/json-payload.ts';

test('records are cut into payloads of bounded octets, in order and unharmed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ text: fc.string({ unit: 'binary' }) })),
      fc.integer({ min: 1, max: 200 }),
      (records, max) => {
        const payloads = jsonPayloads(records, max);
        const parsed: unknown[][] = payloads.map((payload) => JSON.parse(payload));
        expect(parsed.flat()).toEqual(JSON.parse(JSON.stringify(records)));
        for (const [index, payload] of payloads.entries()) {
          const octets = new TextEncoder().encode(payload).length;
          expect(octets <= max + 1 || parsed[index]?.length === 1).toBe(true);
        }
      },
    ),
  );
});

test('no payload comes near the two megabytes of D1', () => {
  const records = Array.from({ length: 1000 }, () => ({ text: '\u{1F600}'.repeat(1000) }));
  const octets = jsonPayloads(records).map((payload) => new TextEncoder().encode(payload).length);
  expect(Math.max(...octets)).toBeLessThanOrEqual(maxPayloadBytes + 1);
  expect(octets.length).toBe(3);
});

test('a giant among records stands alone, wherever it is', () => {
  const giant = { text: 'x'.repeat(50) };
  const payloads = jsonPayloads([giant, { text: 'a' }, { text: 'b' }, giant], 40);
  expect(payloads.map((payload) => JSON.parse(payload).length)).toEqual([1, 2, 1]);
});

test('no records are one empty payload', () => {
  expect(jsonPayloads([])).toEqual(['[]']);
});
