import fc from 'fast-check';
import { expect, test } from 'vitest';
import { captureContent, captureText } from '../../../extension/batches/stored-capture.ts';
import type { CapturedContent } from '../../../shared/reading/reading.ts';

const asRead = (content: CapturedContent) => captureContent(JSON.parse([...captureText(content)].join('')));

test('a text is the same in pieces, with characters and halves of them wherever it is cut', () => {
  const units = fc.string({ unit: fc.constantFrom('a', '"', '\\', '\n', '\u2028', '😀', '\ud83d', '\ude00') });
  fc.assert(
    fc.property(units, (text) => {
      expect(asRead({ kind: 'text', text })).toEqual({ kind: 'text', text });
    }),
  );
  const long = `x${'😀"\ude00'.repeat(100_000)}`;
  expect(asRead({ kind: 'text', text: long })).toEqual({ kind: 'text', text: long });
});

test('a table is the same in pieces, without rows, with one and with thousands', () => {
  for (const size of [0, 1, 999, 1000, 1001, 2500]) {
    const cells = Array.from({ length: size }, (_, at) => (at % 7 === 0 ? [] : [`Zoé "${at}"`, '\ud83d', '']));
    expect(asRead({ kind: 'grid', cells })).toEqual({ kind: 'grid', cells });
  }
});
