import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseMessagesText } from '@wxt-dev/i18n/build';
import { expect, it, test } from 'vitest';
import { askedSecrets, plainSettings } from '../../worker/deploy/deploy-settings.ts';
import { filesBelow, project } from '../stage/project.ts';

const read = (path: string) => readFileSync(join(project, path), 'utf8');

/** The settings that the worker reads, by the interface of its environment: every text that it is handed. */
function settingsRead(): string[] {
  return [...read('worker/environment.ts').matchAll(/^ {2}([A-Z_]+)\??: string;$/gm)].map(([, name = '']) => name);
}

/** The text below a heading, up to the next one. */
function below(heading: string, text: string): string {
  const start = text.indexOf(`\n${heading}\n`);
  const rest = text.slice(start + heading.length + 2);
  return start < 0 ? '' : rest.slice(0, rest.search(/\n#+ |$(?![\s\S])/));
}

/** The first cells of a table's rows, without their marks. */
function firstCells(text: string): string[] {
  return [...text.matchAll(/^\| ([^|]+) \|/gm)].map(([, cell = '']) => cell.replaceAll('`', '').trim()).slice(1);
}

test('the table of settings has each setting that the worker reads, and no other', () => {
  const table = firstCells(below('### Settings', read('README.md')));
  expect(table.length).toBeGreaterThan(8);
  expect(table.sort()).toEqual(settingsRead().sort());
});

test('a deployment asks for, takes or makes every setting but the one that is for tests', () => {
  const known = [...plainSettings, ...askedSecrets].map(({ name }) => name);
  expect([...known, 'LINK_SECRETS', 'SETUP_CODE', 'RESEND_URL'].sort()).toEqual(settingsRead().sort());
});

it.each(['en', 'fr'])(
  'the stores are told the summary of the extension itself, short enough for them: %s',
  (language) => {
    const messages = parseMessagesText(read(`extension/locales/${language}.yml`), 'YAML');
    const own = messages.find(({ key }) => key.join('.') === 'extension_description');
    const heading = language === 'en' ? '## Summary' : '## Résumé';
    const told = below(heading, read(`extension/store/listing.${language}.md`)).trim();
    expect(own).toMatchObject({ message: told });
    expect(told.length).toBeLessThanOrEqual(132);
  },
);

test('the stores are told why for each permission, and for no other', () => {
  const [, permissions = ''] = /^ {4}permissions: \[([^\]]*)\]/m.exec(read('wxt.config.ts')) ?? [];
  const [, hosts = ''] = /optional_host_permissions: \[([^\]]*)\]/.exec(read('wxt.config.ts')) ?? [];
  const asked = [
    ...[...permissions.matchAll(/'(\w+)'/g)].map(([, name = '']) => name),
    ...[...hosts.matchAll(/https:\/\/(?:\*\.)?([\w.]+)/g)].map(([, host = '']) => host),
  ];
  expect(asked.length).toBeGreaterThan(5);
  const explained = firstCells(below('## Why each permission', read('extension/store/listing.en.md')));
  expect(explained.flatMap((cell) => cell.replace('optional: ', '').split(', ')).sort()).toEqual(asked.sort());
});

test('every picture that a page shows is there, and each that is there is shown', () => {
  const shown = [...read('README.md').matchAll(/\.github\/pictures\/[\w-]+\.png/g)].map(String);
  expect([...new Set(shown)].sort()).toEqual(filesBelow('.github/pictures'));
  const ofStores = ['en', 'fr'].flatMap((language) => [1, 2, 3, 4, 5].map((number) => `${language}-${number}.png`));
  expect(filesBelow('extension/store/pictures')).toEqual(ofStores.map((name) => `extension/store/pictures/${name}`));
});

test('every file and heading that the README leads to is there', () => {
  const readme = read('README.md');
  const slugs = [...readme.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
  const files = filesBelow('');
  const leads = [...readme.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  const dead = leads.filter((target) => {
    if (target.startsWith('#')) return !slugs.includes(target.slice(1));
    return !target.startsWith('https://') && !files.some((path) => path === target || path.startsWith(`${target}/`));
  });
  expect(leads.length).toBeGreaterThan(8);
  expect(dead).toEqual([]);
});
