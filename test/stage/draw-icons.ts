import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findOrInstallChromium } from './find-chromium.ts';
import { drawing, drawnFrom, iconFile, iconSizes } from './icon-files.ts';
import { project } from './project.ts';

// `npm run icons`: the extension's icons in every size that browsers and their shops ask for, from the
// one drawing. Run it after each change of the drawing; the pictures and the digest of the drawing are committed.

const svg = await readFile(join(project, drawing), 'utf8');
const browser = await chromium.launch({
  executablePath: await findOrInstallChromium(console.log),
  args: ['--no-sandbox'],
});
try {
  await mkdir(join(project, 'extension/public/icon'), { recursive: true });
  for (const size of iconSizes) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
    await writeFile(join(project, iconFile(size)), await page.screenshot({ omitBackground: true }));
    await page.close();
  }
  await writeFile(join(project, drawnFrom), `${createHash('sha256').update(svg).digest('hex')}\n`);
} finally {
  await browser.close();
}
