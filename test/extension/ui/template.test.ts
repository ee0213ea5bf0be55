import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseMessagesText } from '@wxt-dev/i18n/build';
import { describe, expect, onTestFinished, test } from 'vitest';
import { xlsxTemplate } from '../../../extension/ui/intake/template/xlsx-template.ts';
import { personFields } from '../../../shared/people/person.ts';
import { templateCsv } from '../../../shared/people/person-table.ts';
import { readPeople } from '../../../shared/reading/read-people.ts';
import { project } from '../../stage/project.ts';
import { captureOf, cellsOf } from '../capture/file-answers.ts';

/** The captions of the template as the screens of a language say them. */
function captionsIn(language: string): string[] {
  const text = readFileSync(join(project, 'extension', 'locales', `${language}.yml`), 'utf8');
  const messages = new Map(
    parseMessagesText(text, 'YAML').map((message) => [
      message.key.join('.'),
      message.type === 'simple' ? message.message : '',
    ]),
  );
  const keys = [
    'field.last_name',
    'field.first_name',
    'field.email',
    'field.labels',
    'template.send_credentials',
    'field.password',
    'field.language',
    'field.additional_information',
    'field.groups',
  ];
  return keys.map((key) => messages.get(key) ?? `no ${key}`);
}

const filled = [
  'Petit',
  'Zoé',
  'zoe@example.org',
  'France | Nord',
  '1',
  '00123-abcd',
  'fr',
  'n° 12, atelier',
  'Région',
];

describe.each(['en', 'fr'])('the template in the language %s', (language) => {
  const captions = captionsIn(language);

  test.each([',', ';'] as const)('is read by our own reader when it comes back with the separator "%s"', async (by) => {
    const line = filled.map((cell) => (/[,;|]/.test(cell) ? `"${cell}"` : cell)).join(by);
    const { parts } = await captureOf('list.csv', `${templateCsv(captions, by)}${line}\r\n`);
    const [part] = parts;
    if (!part) throw new Error('The file has no part.');
    const { columns, rows, leftovers } = readPeople(part.content);
    expect(columns.map(({ meaning }) => meaning)).toEqual([...personFields]);
    expect(leftovers).toEqual([]);
    expect(rows.map(({ person }) => person)).toEqual([
      {
        lastName: 'Petit',
        firstName: 'Zoé',
        email: 'zoe@example.org',
        labels: ['France', 'Nord'],
        sendCredentials: true,
        password: '00123-abcd',
        language: 'fr',
        additionalInformation: 'n° 12, atelier',
        groups: ['Région'],
      },
    ]);
  });

  test('as a workbook holds the captions and nothing else', async () => {
    expect(await cellsOf('template.xlsx', xlsxTemplate(captions, 'People & co'))).toEqual([captions]);
  });
});

const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0;

test.skipIf(!hasLibreOffice)(
  'LibreOffice, where it is installed, opens the workbook and finds the captions',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'template-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const captions = captionsIn('fr');
    writeFileSync(join(folder, 'template.xlsx'), xlsxTemplate(captions, 'Personnes'));
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1';
    execFileSync('soffice', [profile, '--headless', '--convert-to', filter, '--outdir', folder, 'template.xlsx'], {
      cwd: folder,
      stdio: 'ignore',
    });
    const csv = await readFile(join(folder, 'template.csv'), 'utf8');
    // Calc puts every text in quotes.
    expect(
      csv
        .replace(/^\ufeff/, '')
        .replaceAll('"', '')
        .trim(),
    ).toBe(captions.join(','));
  },
);
