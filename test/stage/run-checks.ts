import { checks, typesMadeByWxt } from './checks.ts';
import { runSteps } from './step.ts';

// `npm run check`: types, lint and known holes of dependencies, for the time between two edits.
const { failed } = await runSteps([typesMadeByWxt, ...checks()]);
process.exitCode = failed === 0 ? 0 : 1;
