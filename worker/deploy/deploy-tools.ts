import type { DeployedConfig } from './deployed-config.ts';
import type { Wrangler } from './wrangler-command.ts';

/** A question to the person at the keyboard. */
export interface Question {
  /** With what is expected, as in `Address of the space (https://…)`. */
  text: string;
  /** What an empty answer means. */
  preset?: string;
  /** Whether the answer is not shown while it is typed. */
  isSecret?: boolean;
  /** What is wrong with an answer, or null. */
  fault(answer: string): string | null;
}

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
