import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { markSvg } from '../../../worker/pages/mark.ts';
import { drawing, drawnFrom, iconFile, iconSizes } from '../../stage/icon-files.ts';
import { project } from '../../stage/project.ts';

const read = (path: string) => readFileSync(join(project, path));

test('the icons were drawn from the drawing as it is now', () => {
  const digest = createHash('sha256').update(read(drawing)).digest('hex');
  expect(read(drawnFrom).toString().trim(), 'Run `npm run icons`.').toBe(digest);
});

test.each(iconSizes)('the icon of %i pixels is a PNG of that size', (size) => {
  const png = read(iconFile(size));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  // Width and height stand at the beginning of the first chunk: https://www.w3.org/TR/png-3/#11IHDR.
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
});

test('the pages of a space wear the same mark', () => {
  expect(markSvg).toBe(read(drawing).toString());
});
