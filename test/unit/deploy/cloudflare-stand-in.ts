import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Wrangler, WranglerResult } from '../../../worker/deploy/wrangler-command.ts';
import { project } from '../../stage/project.ts';

const good = (stdout = ''): WranglerResult => ({ ok: true, stdout, output: stdout });
const bad = (output: string): WranglerResult => ({ ok: false, stdout: '', output });

/** A Cloudflare account behind wrangler's command line, as wrangler 4 answers; nothing leaves this process. */
export class CloudflareStandIn {
  isSignedIn = true;
  accounts = [{ id: 'a1', name: 'Academy' }];
  databases: { uuid: string; name: string }[] = [];
  queues: string[] = [];
  /** Null before the worker was there. */
  secrets: Record<string, string> | null = null;
  /** What was done, in order, without configuration and values. */
  acts: string[] = [];
  /** The number of the command that fails, from 1. */
  failsAt = 0;
  /** The number of the command that is carried out, but whose answer is lost. */
  answerLostAt = 0;
  #commands = 0;

  /** Every value that stood in an argument: seen by whoever looks at the processes of the machine. */
  readonly seenByOthers: string[] = [];

  readonly wrangler: Wrangler = async (args, input = '') => {
    this.seenByOthers.push(...args);
    this.#commands += 1;
    if (this.#commands === this.failsAt) return bad('A request to the Cloudflare API failed.');
    const [first = '', second = '', third = ''] = args;
    switch (`${first} ${second}`) {
      case 'whoami --json': {
        const { isSignedIn: loggedIn, accounts } = this;
        return { ...good(JSON.stringify({ loggedIn, ...(loggedIn && { accounts }) })), ok: loggedIn };
      }
      case 'd1 list':
        return good(`A notice about a new version.\n${JSON.stringify(this.databases)}`);
      case 'd1 create':
        this.acts.push(`create database ${third}`);
        this.databases.push({ uuid: `id-of-${third}`, name: third });
        return good();
      case 'queues info':
        return this.queues.includes(third) ? good() : bad(`✘ [ERROR] Queue "${third}" does not exist.`);
      case 'queues create':
        this.acts.push(`create queue ${third}`);
        this.queues.push(third);
        return good();
      case 'secret list':
        if (!this.secrets) return bad('✘ [ERROR] Worker "academy" not found.');
        return good(JSON.stringify(Object.keys(this.secrets).map((name) => ({ name, type: 'secret_text' }))));
      case 'secret bulk': {
        const given: Record<string, string> = JSON.parse(input);
        this.acts.push(`set ${Object.keys(given).join(' ')}`);
        this.secrets = { ...this.secrets, ...given };
        if (this.#commands === this.answerLostAt) return bad('fetch failed');
        return good();
      }
      case 'd1 migrations':
        this.acts.push('migrate');
        return good();
      default:
        if (first !== 'deploy') return bad(`✘ [ERROR] Unknown command: ${args.join(' ')}`);
        this.acts.push('deploy');
        return good();
    }
  };
}

/** The tracked configuration, whose comments stand on lines of their own. */
export function trackedConfig(): unknown {
  const text = readFileSync(join(project, 'worker/wrangler.jsonc'), 'utf8');
  return JSON.parse(text.replace(/^\s*\/\/.*$/gm, ''));
}
