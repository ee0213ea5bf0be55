import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';

const Owner = v.object({ pid: v.number(), workerd: v.nullable(v.number()) });
type Owner = v.InferOutput<typeof Owner>;

/** In a state folder: which process has it. */
export const lockFile = 'owner-process.json';

/** The right to use a state folder: D1's files bear one writer only (a second one gets SQLITE_BUSY at once). */
interface StateLock {
  /** Notes the running workerd, so that the next start can end it should this process be killed. */
  noteWorkerd(pid: number): void;
  release(): void;
}

/**
 * Takes the state folder for this process. Throws a sentence when another living process has it. What a killed one left
 * behind is cleared away: its mark, and its workerd, which outlives it and would keep the port and the database.
 */
export async function takeStateFolder(stateFolder: string): Promise<StateLock> {
  const file = join(stateFolder, lockFile);
  const write = (owner: Owner, flag: 'w' | 'wx') => writeFileSync(file, JSON.stringify(owner), { flag });
  try {
    write({ pid: process.pid, workerd: null }, 'wx');
  } catch (error) {
    if (!isErrorCode(error, 'EEXIST')) throw error;
    const owner = lastOwner(file);
    if (owner && isAlive(owner.pid)) {
      throw new Error(
        `Rollcall is already running on ${stateFolder} (process ${owner.pid}). Stop it first, ` +
          `or delete ${file} if that process is another program.`,
      );
    }
    if (owner?.workerd) await endWorkerd(owner.workerd);
    write({ pid: process.pid, workerd: null }, 'w');
  }
  return {
    noteWorkerd: (workerd) => write({ pid: process.pid, workerd }, 'w'),
    release: () => rmSync(file, { force: true }),
  };
}

function lastOwner(file: string): Owner | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Owner), readFileSync(file, 'utf8'));
  return parsed.success ? parsed.output : null;
}

/** Signal 0 asks whether a process is there; EPERM means that it is, under another user. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isErrorCode(error, 'EPERM');
  }
}

/**
 * Kills a workerd and waits until its port is free, at most about two seconds (an unreaped process never goes away).
 */
async function endWorkerd(pid: number): Promise<void> {
  if (!isWorkerd(pid)) return;
  process.kill(pid, 'SIGKILL');
  for (let waits = 0; waits < 40 && isWorkerd(pid); waits += 1) await sleep(50);
}

/** Process numbers are used again, so only a process that is a workerd by its command is ever ended. */
function isWorkerd(pid: number): boolean {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'workerd';
    return execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .endsWith('workerd');
  } catch {
    // No such process, or no way to ask: then nothing is ended.
    return false;
  }
}

/** Whether it is an error of the system of this code, as `ENOENT`. */
export function isErrorCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
