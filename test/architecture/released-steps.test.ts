import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow, project } from '../stage/project.ts';
import { importsOf } from './imports.ts';
import { type SourceFile, walk } from './source-tree.ts';

/** SHA-256 of each step that somebody's data has gone through already. A new one is added here when it is released. */
const releasedSteps = {
  'worker/migrations/0001_space.sql': '290e24478c2f344a9dad4a65959f779b3111e147f22d3b586213d164ab556fe8',
  'worker/migrations/0002_device_code_place.sql': 'ffc17a9a7930a8e9623c3cc7e3ed29b13e58ac1c349aa11c81ae03495d3f18e9',
  'worker/migrations/0003_indexes.sql': '17e72f4d05ffa9b87c81a19cebd9201f56fc90ea036bb33574b50b48e070aa73',
  'worker/migrations/0004_accounts.sql': '59ad48f9f5ce57a551487f189681b6e9f5c93fc0fcd20ea7e97f64bfe7874b00',
  'worker/migrations/0005_paths.sql': '755a9c145c8063e7be4ba66b4433cbc2fe047732061e5ff38d35076efab91e16',
  'worker/migrations/0006_suppressions.sql': 'b82693cfa6671323e3a6ad8e690bd95d58507cf900b361f1199974f418632234',
  'worker/migrations/0007_delivery_facts.sql': 'f941b1a1a15dce832ab7a5bd8661958d135a9dd5d70f892c16821f85d29f4b64',
  'worker/migrations/0008_ways_in.sql': '3013bfa55bc9438b3c573a13746104f9ad1b7ccb58594753624c090c91433bd2',
  'worker/migrations/0009_health.sql': '770bd59245672aa147847589430f3c03f8249ed178ecdd4c368879d0c9009ec2',
  'worker/migrations/0010_forgetting.sql': '4eb3124c7b4cc729d96061ff1889fe8508de5e694fcb70fdf101014354f733f3',
  'worker/migrations/0011_undo.sql': '0b75454abb4c9770cd2557d3870fafe13da4a66f6bb113b63ff2d24742969933',
  'worker/migrations/0012_fewer_writes.sql': '5799140b0393f0a1d672f15cb3ee80ac9fa2af97e142aad7b4ee7608a600be60',
  'worker/migrations/0013_dashboard.sql': 'ae1793befa72812519e3f44e078325c64b04a8a2db857ee2f7e60a05463804ac',
  'worker/migrations/0014_mail_pause.sql': '0fa600ddc35ee560c1607baea399e34fbc4f868e1b729b8568c719dcb27095b4',
  'extension/batches/versions/version-2.ts': 'f0d56614ad5eb319d719ee7bcdf6828912740dd412287cb21bafc16d556c9cfb',
  'extension/batches/versions/version-3.ts': '9116728cdc7d25eb9b9d13237a48dff79093a00e12ae24b164a3a8521d1288ee',
};

/** The tables and indexes of each version of the extension's database that is on somebody's disk. */
const releasedVersions = {
  1: {
    batches: 'id, importId, stage, followAt',
    rows: 'id, [batchId+position], address',
    captures: '[importId+sourceIndex]',
    changes: '++id, importId',
    images: '++id, changeId',
    mappings: 'key, usedAt',
    drafts: 'id',
    spaces: 'address',
    connections: 'id',
    keys: 'id',
  },
  2: { passwordKeys: 'id, importId' },
  3: {
    basket: 'id, capturedAt',
    sheetReadings: '[importId+sourceIndex], importId, sheetId, documentId',
    preferences: 'id',
    // Dropped.
    rows: 'null',
    batchRows: 'batchId',
  },
};

const read = (path: string) => readFileSync(join(project, path), 'utf8');

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What `version(…).stores({…})` says in a file, by version; Dexie keeps it to itself. */
function storesByVersion(file: SourceFile): Record<string, Record<string, string>> {
  const found: Record<string, Record<string, string>> = {};
  walk(file, {
    CallExpression: ({ callee, arguments: [stores] }) => {
      if (callee.type !== 'MemberExpression' || callee.object.type !== 'CallExpression') return;
      const [version] = callee.object.arguments;
      if (version?.type !== 'Literal' || stores?.type !== 'ObjectExpression') return;
      const tables: [string, string][] = stores.properties.flatMap((each) =>
        each.type === 'Property' && each.key.type === 'Identifier' && each.value.type === 'Literal'
          ? [[each.key.name, String(each.value.value)]]
          : [],
      );
      found[String(version.value)] = Object.fromEntries(tables);
    },
  });
  return found;
}

test('what brought data to a released shape is what it was, and needs nothing of ours that may change', () => {
  const paths = Object.keys(releasedSteps);
  expect(Object.fromEntries(paths.map((path) => [path, digest(read(path))]))).toEqual(releasedSteps);
  const steps = paths.filter((path) => path.endsWith('.ts'));
  const needed = steps.flatMap((path) => importsOf({ path, text: read(path) }).map(({ specifier }) => specifier));
  expect(new Set(needed)).toEqual(new Set(['dexie']));
});

test('no migration slips in between the released ones', () => {
  const released = Object.keys(releasedSteps).filter((path) => path.endsWith('.sql'));
  const all = filesBelow('worker/migrations');
  expect(all.slice(0, released.length)).toEqual(released);
  expect(all.map((path) => Number(path.match(/(\d{4})_/)?.[1]))).toEqual(all.map((_, place) => place + 1));
});

test("the released versions of the extension's database have the tables and indexes that they had", () => {
  const path = 'extension/batches/database.ts';
  const { 1: first, 2: second, 3: third } = storesByVersion({ path, text: read(path) });
  expect({ 1: first, 2: second, 3: third }).toEqual(releasedVersions);
});

test('a table that is added to a version is found', () => {
  const text = `database.version(2).stores({ passwordKeys: 'id, importId', more: 'id' }).upgrade(toVersion2);`;
  expect(storesByVersion({ path: 'extension/a.ts', text })['2']).not.toEqual(releasedVersions[2]);
});
