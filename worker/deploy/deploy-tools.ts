import type { DeployedConfig } from './deployed-config.ts';
import type { Question } from './question.ts';
import type { Wrangler } from './wrangler-command.ts';

/** Everything that a deployment does with the world. */
export interface DeployTools {
  wrangler: Wrangler;
  /** Asks until the answer is good; null where nobody is at a keyboard. */
  ask: ((question: Question) => Promise<string>) | null;
  /** Signs in to Cloudflare in a browser; null where nobody is at a keyboard. */
  signIn: (() => Promise<boolean>) | null;
  /** Says a line. */
  tell(line: string): void;
  /** What the environment says, by the names of the settings. */
  environment: Readonly<Record<string, string | undefined>>;
  /** The configuration of this deployment as it was left, or null before the first time. */
  readConfig(): DeployedConfig | null;
  /** Keeps the configuration and returns the path to it that wrangler is told. */
  writeConfig(config: DeployedConfig): string;
}
