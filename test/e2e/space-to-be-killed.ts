import { startTestSpace } from '../stage/test-space.ts';

// A process of its own around a space, for a test to kill: tells where it is and waits.
const [, , stateFolder = ''] = process.argv;
const space = await startTestSpace({ stateFolder, cronSeconds: null });
console.log(JSON.stringify({ origin: space.origin, workerd: space.workerdPid() }));
