import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { experimental_readRawConfig as readRawConfig } from 'wrangler';
import { deploySpace } from './deploy-space.ts';
import { DeployStop } from './deploy-stop.ts';
import type { DeployTools } from './deploy-tools.ts';
import { DeployedConfig } from './deployed-config.ts';
import { readKept, writeWhole } from './kept-config.ts';
import { rehearse } from './rehearse.ts';
import { askAtTerminal } from './terminal.ts';
import { project, runWrangler, signInByBrowser } from './wrangler-command.ts';

// `npm run deploy`: brings the space to Cloudflare, or up to date there. What is chosen stays in `.deployed/<name>.json`
// (no secret is in it), which git ignores; `--name` deploys another space, `--dry-run` only says what would be done,
// `--new-setup-code` makes another code for a space that is not set up yet.

const { values } = parseArgs({
  options: {
    name: { type: 'string', default: 'rollcall' },
    'dry-run': { type: 'boolean', default: false },
    'new-setup-code': { type: 'boolean', default: false },
  },
});
const { name } = values;
const isDryRun = values['dry-run'];
const folder = join(project, '.deployed');
const kept = join(folder, `${name}.json`);
const written = isDryRun ? join(folder, `${name}.dry-run.json`) : kept;
const hasKeyboard = process.stdin.isTTY && !isDryRun;

const tools: DeployTools = {
  wrangler: runWrangler,
  ask: hasKeyboard ? askAtTerminal : null,
  signIn: hasKeyboard ? signInByBrowser : null,
  tell: (line) => console.log(line),
  environment: process.env,
  readConfig: () => readKept(kept),
  writeConfig: (config) => writeWhole(written, config),
};

try {
  if (!/^[a-z][a-z0-9-]{0,30}$/.test(name)) throw new DeployStop('A name has small letters, digits and hyphens only.');
  const base = v.parse(DeployedConfig, readRawConfig({ config: join(project, 'worker/wrangler.jsonc') }).rawConfig);
  if (isDryRun) await rehearse(tools, name, base);
  else await deploySpace(tools, { name, base, renewsCode: values['new-setup-code'] });
} catch (error) {
  if (!(error instanceof DeployStop)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  if (isDryRun) rmSync(written, { force: true });
}
