import { join } from 'node:path';
import { checks, typesMadeByWxt } from './checks.ts';
import { runQuietly, runTool, stopRunningCommands } from './command.ts';
import { buildExtension, buildFolder } from './extension-build.ts';
import { project } from './project.ts';
import { oneStep, runSteps, type Step } from './step.ts';
import { testProject } from './test-project.ts';
import { installWindowTools } from './window-tools.ts';
import { buildWorker } from './worker-build.ts';

// `npm test`: everything that is checked, in one line each; the last line sums up.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    stopRunningCommands();
    process.exit(1);
  });
}

const firefoxLint = oneStep('Firefox lint', () =>
  runTool('web-ext/bin/web-ext.js', ['lint', '--source-dir', buildFolder('firefox'), '--no-config-discovery']),
);

const faultSweep = oneStep('faults, the short sweep', () =>
  runQuietly(process.execPath, [join(project, 'test', 'faults', 'run-faults.ts'), '--short']),
);

const windowTools: Step = {
  name: 'a screen and Firefox',
  run: async () => ({ passed: 1, failed: 0, report: (await installWindowTools()).join('\n') }),
};

const sums = [
  await runSteps([
    typesMadeByWxt,
    oneStep('build for Chromium', () => buildExtension('chrome')),
    oneStep('build for Firefox', () => buildExtension('firefox')),
    oneStep('build for Cloudflare', buildWorker),
  ]),
  // The browser tests often wait, for a mail or a page; everything else fits beside them.
  ...(await Promise.all([
    runSteps([
      ...checks(),
      firefoxLint,
      testProject('unit'),
      testProject('extension'),
      testProject('worker'),
      faultSweep,
    ]),
    runSteps([windowTools, testProject('e2e')]),
  ])),
];
const [passed, failed] = (['passed', 'failed'] as const).map((what) => sums.reduce((sum, each) => sum + each[what], 0));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
