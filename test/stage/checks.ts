import { runTool } from './command.ts';
import { dependencyAudit } from './dependency-audit.ts';
import { filesBelow } from './project.ts';
import { oneStep, type Step } from './step.ts';

/**
 * The extension's types are partly made from its entry points and locales; a build of the extension makes them, too.
 */
export const typesMadeByWxt = oneStep('types made by WXT', () => runTool('wxt/bin/wxt.mjs', ['prepare']));

/** Types of every folder that has a `tsconfig.json` of its own, the lint and the audit; each counts as one. */
export function checks(): Step[] {
  const folders = filesBelow('')
    .filter((path) => path.endsWith('/tsconfig.json'))
    .map((path) => path.slice(0, -'/tsconfig.json'.length));
  return [
    ...folders.map((folder) => oneStep(`types of ${folder}`, () => runTool('typescript/bin/tsc', ['-p', folder]))),
    oneStep('lint', () => runTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.'])),
    dependencyAudit,
  ];
}
