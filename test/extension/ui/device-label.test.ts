import { expect, test } from 'vitest';
import { deviceLabel } from '../../../extension/ui/spaces/device-label.ts';

test.each([
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
    'Chrome, Linux',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0',
    'Edge, Windows',
  ],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:153.0) Gecko/20100101 Firefox/153.0', 'Firefox, macOS'],
  ['', 'Rollcall'],
])('a browser is named so that its owner knows it again: %s', (userAgent, label) => {
  expect(deviceLabel(userAgent)).toBe(label);
});
