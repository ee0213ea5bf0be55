import { checks } from './checks.ts';
import { runTool, stopRunningCommands } from './command.ts';
import { buildExtension, buildFolder } from './extension-build.ts';
import { oneStep, runSteps } from './step.ts';
import { testProject } from './test-project.ts';
import { installWindowTools } from './window-tools.ts';

// `npm test`: everything that is checked, in one line each; the last line sums up.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    stopRunningCommands();
    process.exit(1);
  });
}

const { passed, failed } = await runSteps([
  ...checks(),
  testProject('unit'),
  testProject('extension'),
  testProject('worker'),
  oneStep('build for Chromium', () => buildExtension('chrome')),
  oneStep('build for Firefox', () => buildExtension('firefox')),
  oneStep('Firefox lint', () =>
    runTool('web-ext/bin/web-ext.js', ['lint', '--source-dir', buildFolder('firefox'), '--no-config-discovery']),
  ),
  oneStep('a screen and Firefox', async () => ({ ok: true, output: (await installWindowTools()).join('\n') })),
  testProject('e2e'),
]);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
