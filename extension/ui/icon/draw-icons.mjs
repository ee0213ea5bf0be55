// Draws extension/public/icon/*.png from icon.svg beside this file: `node extension/ui/icon/draw-icons.mjs CHROMIUM`,
// where CHROMIUM is the path of a Chromium or Chrome. Run it after each change of the drawing; the results are
// committed.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const drawing = await readFile(new URL('icon.svg', import.meta.url), 'utf8');
const folder = new URL('../../public/icon/', import.meta.url);
await mkdir(folder, { recursive: true });

const browser = await chromium.launch({ executablePath: process.argv[2], args: ['--no-sandbox'] });
for (const size of [16, 32, 48, 128]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${drawing}`);
  await writeFile(new URL(`${size}.png`, folder), await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
