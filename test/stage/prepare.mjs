// Runs a TypeScript program of the project on a machine that has nothing but Node 20 and npm:
//   node test/stage/prepare.mjs <program.ts> [arguments]
// Without a program it only installs what is missing.
// Plain JavaScript, because the Node that starts it may not know TypeScript; the project's own Node does.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));
const modules = join(project, 'node_modules');
const nodeThatRunsTypeScript = 24;

if (!isInstalled()) install();
const [program, ...programArguments] = process.argv.slice(2);
if (program) run(nodeForPrograms(), program, programArguments);

/** Whether what npm noted in node_modules is what the lock file asks for; other platforms' optional parts may lack. */
function isInstalled() {
  const note = join(modules, '.package-lock.json');
  if (!existsSync(note)) return false;
  const installed = JSON.parse(readFileSync(note, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || installed[path]?.version === version || (optional && !installed[path]),
  );
}

function install() {
  process.stdout.write('Installing what is missing (npm ci) …');
  const start = Date.now();
  // npm names its own script and Node to the scripts that it runs; without npm around, the one in the PATH will do.
  const { npm_execpath: npm, npm_node_execpath: node = process.execPath } = process.env;
  const [command, ...args] = npm?.endsWith('.js') ? [node, npm, 'ci'] : ['npm', 'ci'];
  const result = spawnSync(command, args, { cwd: project, encoding: 'utf8', shell: command === 'npm' });
  console.log(` ${Math.round((Date.now() - start) / 1000)} s`);
  if (result.status !== 0) {
    fail(`npm ci did not work: ${(result.stderr || result.error?.message || result.stdout || '').trim()}`);
  }
}

/** The project's own Node, or the running one if it is new enough. */
function nodeForPrograms() {
  const own = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(own)) return own;
  if (Number.parseInt(process.versions.node, 10) >= nodeThatRunsTypeScript) return process.execPath;
  return fail(
    `Node ${nodeThatRunsTypeScript} is missing because npm was told not to run install scripts: ` +
      'run "npm rebuild node esbuild workerd --ignore-scripts=false" and start again.',
  );
}

/** Runs the program in the project's folder and ends as it ends; signals are passed on. */
function run(node, program, args) {
  const path = `${join(modules, '.bin')}${delimiter}${process.env.PATH ?? ''}`;
  const child = spawn(node, [join(project, program), ...args], {
    cwd: project,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // npm runs scripts in a shell and tells only the shell to end; that one just goes, and we get another parent.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref();
  child.on('error', (error) => fail(`${program} could not be started: ${error.message}`));
  child.on('exit', (code) => process.exit(code ?? 1));
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
