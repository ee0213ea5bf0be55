import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from './command.ts';
import { filesBelow, project } from './project.ts';

/** What a build makes, and of what. */
interface Build {
  /** A folder in `.output/`. */
  name: string;
  /** A file in that folder without which it is no build. */
  mainFile: string;
  /** Files and folders from the project's folder; the lock file counts always. */
  sources: readonly string[];
  run(): Promise<Outcome>;
}

/** Builds unless the last build was made from the same sources. Never rejects if `run` does not. */
export async function buildOnce({ name, mainFile, sources, run }: Build): Promise<Outcome> {
  const output = join(project, '.output');
  const mark = join(output, `${name}.sources`);
  const digest = digestOf(sources);
  if (contentOf(mark) === digest && existsSync(join(output, name, mainFile))) return { ok: true, output: '' };
  const result = await run();
  if (result.ok) {
    mkdirSync(output, { recursive: true });
    writeFileSync(mark, digest);
  }
  return result;
}

function digestOf(sources: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of [...sources, 'package-lock.json'].flatMap(filesOf)) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(project, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesOf(path: string): string[] {
  return statSync(join(project, path)).isDirectory() ? filesBelow(path) : [path];
}

/** A file's content, or null if it is not there. */
function contentOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
