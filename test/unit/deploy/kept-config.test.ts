import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DeployStop } from '../../../worker/deploy/deploy-stop.ts';
import { DeployedConfig } from '../../../worker/deploy/deployed-config.ts';
import { readKept, writeWhole } from '../../../worker/deploy/kept-config.ts';
import { trackedConfig } from './cloudflare-stand-in.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-deployed-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const config = v.parse(DeployedConfig, trackedConfig());

it('the configuration of a deployment is kept for the next run, in a folder that is made for it', () => {
  const file = join(folder, 'deployed', 'academy.json');
  expect(readKept(file)).toBeNull();
  expect(writeWhole(file, config)).toBe(file);
  expect(readKept(file)).toEqual(config);
  expect(readdirSync(join(folder, 'deployed'))).toEqual(['academy.json']);
});

it('a configuration that cannot be written leaves the one from before', () => {
  const file = join(folder, 'academy.json');
  writeWhole(file, config);
  // Where the new one is to be written first.
  mkdirSync(`${file}.new`);
  expect(() => writeWhole(file, { ...config, name: 'another' })).toThrow();
  expect(readKept(file)).toEqual(config);
});

it.each(['{"name": "aca', '', '{"name": 7}'])('a configuration that is broken (%j) is named in a sentence', (text) => {
  const file = join(folder, 'academy.json');
  writeFileSync(file, text);
  expect(() => readKept(file)).toThrow(DeployStop);
  expect(() => readKept(file)).toThrow(file);
});
