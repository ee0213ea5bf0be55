import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from './command.ts';
import { project } from './project.ts';
import { differencesOfRebuild } from './rebuild-from-zip.ts';

// `npm run build`: the extension for Chromium and Firefox as the stores take it, and the source that Mozilla's reviewers
// get; fails unless the Firefox build comes out of that source again, byte for byte.

const output = join(project, '.output');
const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { version: string }; // Ours.

mkdirSync(output, { recursive: true });
for (const name of readdirSync(output).filter((each) => each.endsWith('.zip'))) rmSync(join(output, name));
for (const browser of ['chrome', 'firefox']) {
  const built = await runTool('wxt/bin/wxt.mjs', ['zip', '-b', browser, '--mv3']);
  if (!built.ok) fail(built.output);
}
const source = join(output, `rollcall-${version}-sources.zip`);
const differences = await differencesOfRebuild(source, join(output, 'firefox-mv3'));
if (differences.length > 0) fail(`The source does not build to what it was zipped with:\n${differences.join('\n')}`);

for (const name of readdirSync(output).filter((each) => each.endsWith('.zip'))) {
  const bytes = readFileSync(join(output, name));
  const digest = createHash('sha256').update(bytes).digest('hex');
  console.log(`${(bytes.length / 1024).toFixed(0).padStart(6)} KiB  .output/${name}\n            sha256 ${digest}`);
}
console.log('The source builds to the same Firefox extension, byte for byte.');

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
