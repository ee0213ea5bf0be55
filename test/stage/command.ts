import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { project } from './project.ts';

/** How a program ended, and all that it said. */
export interface CommandResult {
  ok: boolean;
  output: string;
}

const running = new Set<ReturnType<typeof spawn>>();

/**
 * Runs a Node program of a dependency in the project's folder, quietly. Never rejects: a missing program is a failure.
 */
export function runTool(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<CommandResult> {
  return runQuietly(process.execPath, [join(project, 'node_modules', script), ...args], env);
}

/** Runs a program in the project's folder, quietly. Never rejects. */
export function runQuietly(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: project, env: { ...process.env, ...env, NO_COLOR: '1' } });
    running.add(child);
    let output = '';
    child.stdout.on('data', (part) => {
      output += part;
    });
    child.stderr.on('data', (part) => {
      output += part;
    });
    child.on('error', (error) => resolve({ ok: false, output: error.message }));
    child.on('close', (code) => {
      running.delete(child);
      resolve({ ok: code === 0, output: output.trim() });
    });
  });
}

/** Asks every program that still runs to end; for a test run that is interrupted. */
export function stopRunningCommands(): void {
  for (const child of running) child.kill('SIGTERM');
}
