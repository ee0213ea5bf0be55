import { join, resolve } from 'node:path';
import { backUp } from '../../worker/local/back-up.ts';
import { project } from './project.ts';

// `npm run backup -- <new folder>`: copies the space of `npm start`, which may run meanwhile.

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Say into which new folder: npm run backup -- ../rollcall-backup');
  process.exitCode = 1;
} else {
  const target = resolve(process.env.INIT_CWD ?? '.', folder);
  await backUp(join(project, '.rollcall'), target).then(
    () =>
      console.log(
        `Copied to ${target}. To go back to it: stop Rollcall, and put that folder in the place of .rollcall.`,
      ),
    (error: Error) => {
      console.error(`Nothing was copied: ${error.message}`);
      process.exitCode = 1;
    },
  );
}
