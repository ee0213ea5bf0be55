import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const project = fileURLToPath(new URL('../..', import.meta.url));

/** How a run of Cloudflare's command line ended. */
export interface WranglerResult {
  ok: boolean;
  stdout: string;
  /** All that was said, for a person who has to see why it failed. */
  output: string;
}

/** Runs Cloudflare's command line (wrangler) with arguments; `input` is what it reads, such as secrets. */
export type Wrangler = (args: readonly string[], input?: string) => Promise<WranglerResult>;

const env = {
  ...process.env,
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  NO_COLOR: '1',
};
const script = fileURLToPath(new URL('../../node_modules/wrangler/bin/wrangler.js', import.meta.url));

/**
 * The project's own wrangler. It asks nothing: its input is no terminal, so that it takes the answers that it takes on a
 * build machine. Never rejects.
 */
export const runWrangler: Wrangler = (args, input = '') =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: project, env });
    let stdout = '';
    let output = '';
    child.stdout.on('data', (part) => {
      stdout += part;
      output += part;
    });
    child.stderr.on('data', (part) => {
      output += part;
    });
    child.on('error', (error) => resolve({ ok: false, stdout, output: error.message }));
    child.on('close', (code) => resolve({ ok: code === 0, stdout, output: output.trim() }));
    // Who ends before it has read everything says so by its exit code.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });

/** Lets a person sign in to Cloudflare in their browser; false if they did not. */
export function signInByBrowser(): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, 'login'], { cwd: project, env, stdio: 'inherit' });
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}
