import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { deploySpace } from '../../../worker/deploy/deploy-space.ts';
import { DeployStop } from '../../../worker/deploy/deploy-stop.ts';
import type { DeployTools } from '../../../worker/deploy/deploy-tools.ts';
import { DeployedConfig } from '../../../worker/deploy/deployed-config.ts';
import type { Question } from '../../../worker/deploy/question.ts';
import { runQuietly } from '../../stage/command.ts';
import { project } from '../../stage/project.ts';
import { CloudflareStandIn, trackedConfig } from './cloudflare-stand-in.ts';

const base = v.parse(DeployedConfig, trackedConfig());
const smtp = 'smtps://mailer:hush-hush@mail.example.org:465';
const answers: Record<string, string> = {
  'Address of the space': 'https://academy.example.org/',
  'How mails leave': 'smtp',
  'Address that mails come from': 'academy@example.org',
  'Mail server': smtp,
};

/** A machine from which an admin deploys: what is kept between runs, what was asked and said. */
class AdminsMachine {
  config: DeployedConfig | null = null;
  asked: string[] = [];
  lines: string[] = [];
  environment: Record<string, string> = {};
  hasKeyboard = true;
  readonly cloudflare = new CloudflareStandIn();

  run(order: { renewsCode?: boolean } = {}): Promise<void> {
    const tools: DeployTools = {
      wrangler: this.cloudflare.wrangler,
      ask: this.hasKeyboard ? this.#ask : null,
      signIn: this.hasKeyboard ? async () => (this.cloudflare.isSignedIn = true) : null,
      tell: (line) => this.lines.push(line),
      environment: this.environment,
      readConfig: () => this.config,
      writeConfig: (config) => {
        this.config = v.parse(DeployedConfig, JSON.parse(JSON.stringify(config)));
        return 'academy.json';
      },
    };
    return deploySpace(tools, { name: 'academy', base, renewsCode: false, ...order });
  }

  readonly #ask = async (question: Question): Promise<string> => {
    this.asked.push(question.text);
    const answer = Object.entries(answers).find(([start]) => question.text.startsWith(start))?.[1] ?? '';
    expect(question.fault(answer)).toBeNull();
    return answer;
  };
}

it('a first deployment makes everything in the order in which it is needed, and says the next step', async () => {
  const machine = new AdminsMachine();
  await machine.run();
  expect(machine.cloudflare.acts).toEqual([
    'create database academy',
    'create queue academy-dead-letters',
    'create queue academy-hashing',
    'create queue academy-wake-ups',
    'set LINK_SECRETS SETUP_CODE SMTP_URL',
    'migrate',
    'deploy',
  ]);
  const { LINK_SECRETS = '', SETUP_CODE = '' } = machine.cloudflare.secrets ?? {};
  expect(LINK_SECRETS).toMatch(/^1:[\w-]{43}$/);
  const said = machine.lines.join('\n');
  expect(said).toContain(`https://academy.example.org/setup and set the space up with the code ${SETUP_CODE}.`);
  expect(said).toContain(`LINK_SECRETS=${LINK_SECRETS}`);
});

it('the configuration names the database, the domain and the queues of this deployment, and no secret', async () => {
  const machine = new AdminsMachine();
  await machine.run();
  expect(machine.config).toMatchObject({
    name: 'academy',
    account_id: 'a1',
    main: '../worker/index.ts',
    routes: [{ pattern: 'academy.example.org', custom_domain: true }],
    d1_databases: [{ database_name: 'academy', database_id: 'id-of-academy', migrations_dir: '../worker/migrations' }],
    vars: { ORIGIN: 'https://academy.example.org', MAIL_FROM: 'academy@example.org', MAILS_PER_DAY: '20000' },
  });
  const secrets = Object.values(machine.cloudflare.secrets ?? {});
  expect(secrets).toHaveLength(3);
  for (const secret of secrets) {
    expect(JSON.stringify(machine.config)).not.toContain(secret);
    expect(machine.cloudflare.seenByOthers.join(' ')).not.toContain(secret);
  }
  expect(machine.lines.join('\n')).not.toContain('hush-hush');
});

it('a second deployment asks nothing, makes nothing and keeps every secret', async () => {
  const machine = new AdminsMachine();
  await machine.run();
  const secrets = { ...machine.cloudflare.secrets };
  machine.asked = [];
  machine.cloudflare.acts = [];
  machine.hasKeyboard = false;
  await machine.run();
  expect(machine.asked).toEqual([]);
  expect(machine.cloudflare.acts).toEqual(['migrate', 'deploy']);
  expect(machine.cloudflare.secrets).toEqual(secrets);
});

it('a lost set-up code is made anew, and nothing else', async () => {
  const machine = new AdminsMachine();
  await machine.run();
  const before = { ...machine.cloudflare.secrets };
  await machine.run({ renewsCode: true });
  expect(machine.cloudflare.secrets).toEqual({
    ...before,
    SETUP_CODE: expect.not.stringMatching(before.SETUP_CODE ?? ''),
  });
});

it('a run that stops at any command is started again and goes on', { timeout: 60_000 }, async () => {
  const whole = new AdminsMachine();
  await whole.run();
  const total = whole.cloudflare.seenByOthers.filter((word) => /^(whoami|d1|queues|secret|deploy)$/.test(word)).length;
  expect(total).toBeGreaterThan(10);
  for (let step = 1; step <= total; step += 1) {
    const machine = new AdminsMachine();
    machine.cloudflare.failsAt = step;
    await expect(machine.run(), `command ${step}`).rejects.toThrow(DeployStop);
    const secrets = { ...machine.cloudflare.secrets };
    await machine.run();
    expect(machine.cloudflare.secrets).toMatchObject(secrets);
    const { LINK_SECRETS, SETUP_CODE } = machine.cloudflare.secrets ?? {};
    expect(machine.lines).toContain(`  LINK_SECRETS=${LINK_SECRETS}`);
    expect(machine.lines).toContain(`  Set-up code, to be typed once: ${SETUP_CODE}`);
    expect(new Set(machine.cloudflare.queues).size).toBe(machine.cloudflare.queues.length);
    expect(machine.cloudflare.databases).toHaveLength(1);
    expect(machine.config).toEqual(whole.config);
    expect(machine.cloudflare.acts.at(-1)).toBe('deploy');
  }
});

it('secrets that are set although the answer is lost have been told', async () => {
  const machine = new AdminsMachine();
  // Who, databases, create, databases, three queues twice, the secrets' names, and their setting.
  machine.cloudflare.answerLostAt = 12;
  await expect(machine.run()).rejects.toThrow('fetch failed');
  await machine.run();
  expect(machine.lines.filter((line) => line.startsWith('  LINK_SECRETS='))).toEqual([
    `  LINK_SECRETS=${machine.cloudflare.secrets?.LINK_SECRETS}`,
  ]);
});

it('who is not signed in does so in the browser, or is told how where there is none', async () => {
  const machine = new AdminsMachine();
  machine.cloudflare.isSignedIn = false;
  machine.hasKeyboard = false;
  await expect(machine.run()).rejects.toThrow('npx wrangler login');
  machine.hasKeyboard = true;
  await machine.run();
  expect(machine.cloudflare.acts.at(-1)).toBe('deploy');
});

it('with several accounts one has to be named, and a foreign one is refused', async () => {
  const machine = new AdminsMachine();
  machine.hasKeyboard = false;
  machine.cloudflare.accounts.push({ id: 'b2', name: 'School' });
  await expect(machine.run()).rejects.toThrow('CLOUDFLARE_ACCOUNT_ID');
  machine.environment.CLOUDFLARE_ACCOUNT_ID = 'c3';
  await expect(machine.run()).rejects.toThrow('not signed in to the account c3');
});

it('where nobody is at a keyboard everything that is missing is named at once', async () => {
  const machine = new AdminsMachine();
  machine.hasKeyboard = false;
  await expect(machine.run()).rejects.toThrow(/ORIGIN:[\s\S]*MAIL_TRANSPORT:[\s\S]*MAIL_FROM:/);
  Object.assign(machine.environment, { ORIGIN: 'https://academy.example.org', MAIL_FROM: 'a@example.org' });
  Object.assign(machine.environment, { MAIL_TRANSPORT: 'smtp', SMTP_URL: smtp });
  await expect(machine.run()).rejects.toThrow('LINK_SECRETS');
  const secrets = { LINK_SECRETS: `1:${'link-secret-'.repeat(3)}`, SETUP_CODE: 'CODE-OF-CI' };
  Object.assign(machine.environment, secrets);
  await machine.run();
  expect(machine.cloudflare.secrets).toEqual({ SMTP_URL: smtp, ...secrets });
  for (const secret of Object.values(secrets)) expect(machine.lines.join('\n')).not.toContain(secret);
});

it.each([
  ['ORIGIN', 'http://academy.example.org'],
  ['ORIGIN', 'https://academy.example.org/space'],
  ['ORIGIN', 'https://other.team.workers.dev'],
  ['MAIL_TRANSPORT', 'pigeon'],
  ['MAIL_FROM', 'nobody'],
])('%s=%s is refused before anything is made', async (name, value) => {
  const machine = new AdminsMachine();
  machine.environment[name] = value;
  await expect(machine.run()).rejects.toThrow(DeployStop);
  expect(machine.cloudflare.acts).toEqual([]);
});

it('mails by Cloudflare get their binding and the queue of their reports', async () => {
  const machine = new AdminsMachine();
  machine.environment.MAIL_TRANSPORT = 'cloudflare';
  await machine.run();
  expect(machine.config?.send_email).toEqual([{ name: 'EMAIL' }]);
  expect(machine.cloudflare.queues).toContain('academy-mail-events');
  expect(Object.keys(machine.cloudflare.secrets ?? {})).toEqual(['LINK_SECRETS', 'SETUP_CODE']);
});

it('wrangler itself takes the configuration, without an account and without the net', {
  timeout: 120_000,
}, async () => {
  const args = ['worker/deploy/deploy.ts', '--dry-run', '--name', 'rehearsal'];
  const { ok, output } = await runQuietly(process.execPath, args, {
    ORIGIN: 'https://academy.example.org',
    MAIL_TRANSPORT: 'cloudflare',
    CLOUDFLARE_API_TOKEN: '',
  });
  expect(output).toContain('rehearsal-mail-events');
  expect(output).toMatch(
    /env\.EMAIL[\s\S]*env\.ORIGIN \("https:\/\/academy\.example\.org"\)[\s\S]*--dry-run: exiting now/,
  );
  expect(ok).toBe(true);
  expect(existsSync(join(project, '.deployed/rehearsal.dry-run.json'))).toBe(false);
});
