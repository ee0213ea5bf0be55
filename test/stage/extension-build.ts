import { join } from 'node:path';
import { buildOnce } from './build-once.ts';
import { type Outcome, runTool } from './command.ts';
import { project } from './project.ts';

/** A browser for which the extension is built; both builds are Manifest V3. */
export type BuiltFor = 'chrome' | 'firefox';

/** The folder of a production build, ready to be loaded into a browser. */
export function buildFolder(browser: BuiltFor): string {
  return join(project, '.output', `${browser}-mv3`);
}

/** Builds the extension for production unless the last build was made from the same sources. Never rejects. */
export function buildExtension(browser: BuiltFor): Promise<Outcome> {
  return buildOnce({
    name: `${browser}-mv3`,
    mainFile: 'manifest.json',
    sources: ['extension', 'shared', 'wxt.config.ts'],
    run: () => runTool('wxt/bin/wxt.mjs', ['build', '-b', browser, '--mv3']),
  });
}
