import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from './command.ts';
import { filesBelow, project } from './project.ts';

/** A browser for which the extension is built; both builds are Manifest V3. */
export type BuiltFor = 'chrome' | 'firefox';

/** The folder of a production build, ready to be loaded into a browser. */
export function buildFolder(browser: BuiltFor): string {
  return join(project, '.output', `${browser}-mv3`);
}

/** Builds the extension for production unless the last build was made from the same sources. Never rejects. */
export async function buildExtension(browser: BuiltFor): Promise<{ ok: boolean; output: string }> {
  const mark = join(project, '.output', `${browser}-mv3.sources`);
  const sources = digestOfSources();
  if (contentOf(mark) === sources && contentOf(join(buildFolder(browser), 'manifest.json')) !== null) {
    return { ok: true, output: '' };
  }
  const result = await runTool('wxt/bin/wxt.mjs', ['build', '-b', browser, '--mv3']);
  if (result.ok) {
    mkdirSync(join(project, '.output'), { recursive: true });
    writeFileSync(mark, sources);
  }
  return result;
}

function digestOfSources(): string {
  const hash = createHash('sha256');
  for (const path of [...filesBelow('extension'), ...filesBelow('shared'), 'wxt.config.ts', 'package-lock.json']) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(project, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** A file's content, or null if it is not there. */
function contentOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
