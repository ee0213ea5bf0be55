import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { project } from '../stage/project.ts';
import { type SourceFile, textFiles } from './source-tree.ts';

function packageNames(text: string): string[] {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(text);
  return [...Object.keys(dependencies), ...Object.keys(devDependencies)];
}

/** Dependencies that no import, script or configuration names. */
function unusedPackages(packageJson: string, files: readonly SourceFile[]): string[] {
  const { scripts = {} } = JSON.parse(packageJson);
  const commands = Object.values(scripts).join('\n');
  return packageNames(packageJson).filter((name) => {
    // Types come along with what they type; Node's own are named in a tsconfig.
    const typed = name.replace(/^@types\//, '');
    const mention = new RegExp(`['"]${typed.replace(/[/.]/g, '\\$&')}(['"/:])`);
    return !new RegExp(`\\b${typed}\\b`).test(commands) && !files.some(({ text }) => mention.test(text));
  });
}

/** Addresses that a lock file must not carry: another machine has another registry. */
function downloadAddresses(lock: string): string[] {
  const { packages } = JSON.parse(lock);
  return Object.keys(packages).filter((path) => packages[path].resolved !== undefined);
}

/** Paths and hosts of one machine; the patterns are put together so that this file does not find itself. */
function machineTraces(files: readonly SourceFile[]): string[] {
  const home = ['work', 'root', 'home', 'Users', 'tmp', 'private', 'mnt'].join('|');
  const traces = [
    new RegExp(`(^|[\\s'"\`(=:])/(${home})/[\\w.]`, 'm'),
    /registry\s*=|https?:\/\/[\w.-]*(registry|artifactory|nexus)[\w.-]*/i,
  ];
  return files.filter(({ text }) => traces.some((trace) => trace.test(text))).map(({ path }) => path);
}

const packageJson = readFileSync(join(project, 'package.json'), 'utf8');
const named = textFiles().filter(({ path }) => !/^package(-lock)?\.json$/.test(path));

test('every dependency is used', () => {
  expect(unusedPackages(packageJson, named)).toEqual([]);
});

test('a dependency that nobody names is found', () => {
  const text = JSON.stringify({ dependencies: { used: '1.0.0', idle: '1.0.0' }, scripts: {} });
  expect(unusedPackages(text, [{ path: 'a.ts', text: `import { a } from 'used/deep';` }])).toEqual(['idle']);
});

test('dependencies are pinned exactly', () => {
  const { dependencies, devDependencies } = JSON.parse(packageJson);
  const loose = Object.entries<string>({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d/.test(version),
  );
  expect(loose).toEqual([]);
});

test('the lock file carries no download address', () => {
  expect(downloadAddresses(readFileSync(join(project, 'package-lock.json'), 'utf8'))).toEqual([]);
  const withAddress = { packages: { 'node_modules/a': { resolved: 'https://example.org/a.tgz' } } };
  expect(downloadAddresses(JSON.stringify(withAddress))).toHaveLength(1);
});

test('no file names this machine: no path of it, no registry', () => {
  expect(machineTraces(named)).toEqual([]);
});

test.each([
  'const folder = "/' + 'home/jo/rollcall";',
  'reg' + 'istry=https://example.org/',
  'see https://npm-' + 'registry.example.org/a',
])('such a trace is found: %s', (text) => expect(machineTraces([{ path: 'a.ts', text }])).toEqual(['a.ts']));
