import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { project } from './project.ts';

/** Whether it worked, and all that was said. */
export interface Outcome {
  ok: boolean;
  output: string;
}

/** How a program ended. */
interface CommandResult extends Outcome {
  /** Null when the program was ended by a signal, or could not be started. */
  code: number | null;
}

/** Milliseconds after which a program is ended that does not end by itself: CI must get to say what stood still. */
const patience = 20 * 60_000;

/** Milliseconds in which what a program left running may still hold its output open. */
const lastWords = 5000;

const running = new Set<ReturnType<typeof spawn>>();

/**
 * Runs a Node program of a dependency in the project's folder, quietly. Never rejects: a missing program is a failure.
 */
export function runTool(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<CommandResult> {
  return runQuietly(process.execPath, [join(project, 'node_modules', script), ...args], env);
}

/** Runs a program in the project's folder, or another one, quietly. Never rejects. */
export function runQuietly(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  cwd = project,
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env, NO_COLOR: '1' },
      timeout: patience,
      killSignal: 'SIGKILL',
    });
    running.add(child);
    let output = '';
    child.stdout.on('data', (part) => {
      output += part;
    });
    child.stderr.on('data', (part) => {
      output += part;
    });
    child.on('error', (error) => resolve({ ok: false, code: null, output: error.message }));
    child.on('exit', (code, signal) => {
      running.delete(child);
      if (signal === 'SIGKILL') output += `\nIt was ended: it did not end by itself in ${patience / 60_000} minutes.`;
      const ended = () => resolve({ ok: code === 0, code, output: output.trim() });
      child.on('close', ended);
      // A program that it started and left running must not hold the whole run.
      setTimeout(ended, lastWords).unref();
    });
  });
}

/** Asks every program that still runs to end; for a test run that is interrupted. */
export function stopRunningCommands(): void {
  for (const child of running) child.kill('SIGTERM');
}
