import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ParsedMessage, parseMessagesText } from '@wxt-dev/i18n/build';
import { expect, test } from 'vitest';
import { project } from '../stage/project.ts';

type Locale = Map<string, ParsedMessage>;

function localeOf(text: string): Locale {
  return new Map(parseMessagesText(text, 'YAML').map((message) => [message.key.join('.'), message]));
}

function allLocales(): Map<string, Locale> {
  const folder = join(project, 'extension', 'locales');
  const files = readdirSync(folder).filter((name) => name.endsWith('.yml'));
  return new Map(files.map((name) => [name, localeOf(readFileSync(join(folder, name), 'utf8'))]));
}

/** Keys that one locale has and another lacks, and sentences whose kind or places to fill differ. */
function differences(locales: ReadonlyMap<string, Locale>): string[] {
  const keys = new Set([...locales.values()].flatMap((locale) => [...locale.keys()]));
  const found: string[] = [];
  for (const key of keys) {
    const forms = new Set<string>();
    for (const [name, locale] of locales) {
      const message = locale.get(key);
      if (message) forms.add(`${message.type} with ${message.substitutions}`);
      else found.push(`${name} lacks ${key}`);
    }
    if (forms.size > 1) found.push(`${key} is ${[...forms].join(' here and ')} there`);
  }
  return found;
}

test('every locale says every sentence, with the same places to fill', () => {
  const locales = allLocales();
  expect([...locales.keys()].sort()).toEqual(['en.yml', 'fr.yml']);
  expect(differences(locales)).toEqual([]);
});

test('a missing sentence and a forgotten place are found', () => {
  const en = localeOf('send: "Send $1"\nstop: "Stop"\n');
  expect(
    differences(
      new Map([
        ['en.yml', en],
        ['fr.yml', localeOf('send: "Envoyer $1"\n')],
      ]),
    ),
  ).toEqual(['fr.yml lacks stop']);
  expect(
    differences(
      new Map([
        ['en.yml', en],
        ['fr.yml', localeOf('send: "Envoyer"\nstop: "Arrêter"\n')],
      ]),
    ),
  ).toHaveLength(1);
});

/** French sentences in which a sign may be left alone at the beginning of a line. */
function looseSigns(locale: Locale): string[] {
  return [...locale.values()]
    .filter((message) => / [;:?!»]|« /.test(JSON.stringify(message)))
    .map(({ key }) => key.join('.'));
}

/** Sentences with an apostrophe of typewriters, which the others do not have; the browser's own (`@@`) are none. */
function straightApostrophes(locale: Locale): string[] {
  return [...locale.values()]
    .filter(({ key }) => !key.join('.').startsWith('@@'))
    .filter((message) => /[\p{L}\d]'/u.test(JSON.stringify(message)))
    .map(({ key }) => key.join('.'));
}

test('apostrophes are the same in every sentence', () => {
  for (const locale of allLocales().values()) expect(straightApostrophes(locale)).toEqual([]);
  expect(straightApostrophes(localeOf('their: "The people\'s"\nkept: "The people’s"\n'))).toEqual(['their']);
});

test('French signs stay on the line of their words', () => {
  expect(looseSigns(allLocales().get('fr.yml') ?? new Map())).toEqual([]);
  expect(looseSigns(localeOf('ask: "Envoyer ?"\nkept: "Envoyer\u00a0?"\n'))).toEqual(['ask']);
});
