import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { DeployStop } from './deploy-stop.ts';
import { DeployedConfig } from './deployed-config.ts';

const Kept = v.pipe(v.string(), v.parseJson(), DeployedConfig);

/** The configuration that a run left in a file; null if there is none. Throws a `DeployStop` for one that is broken. */
export function readKept(file: string): DeployedConfig | null {
  if (!existsSync(file)) return null;
  const parsed = v.safeParse(Kept, readFileSync(file, 'utf8'));
  if (parsed.success) return parsed.output;
  throw new DeployStop(`${file} cannot be read. Mend it, or delete it and answer the questions once more.`);
}

/** Writes a configuration, whole or not at all: a run that is ended in between leaves the one from before. */
export function writeWhole(file: string, config: DeployedConfig): string {
  mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.new`;
  writeFileSync(beside, `${JSON.stringify(config, null, 2)}\n`);
  renameSync(beside, file);
  return file;
}
