import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type BuiltFor, buildExtension, buildFolder } from '../stage/extension-build.ts';

/** The manifest of a production build: the only one that counts, since builds for development ask for more. */
async function manifestOf(browser: BuiltFor): Promise<unknown> {
  const { ok, output } = await buildExtension(browser);
  if (!ok) throw new Error(output);
  return JSON.parse(readFileSync(join(buildFolder(browser), 'manifest.json'), 'utf8'));
}

/** What both browsers are told, all of it: a key that is not here, as `host_permissions`, is in no manifest. */
const everywhere = {
  manifest_version: 3,
  name: '__MSG_extension_name__',
  description: '__MSG_extension_description__',
  version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
  icons: {
    '16': 'icon/16.png',
    '32': 'icon/32.png',
    '48': 'icon/48.png',
    '96': 'icon/96.png',
    '128': 'icon/128.png',
  },
  default_locale: 'en',
  action: { default_title: 'Rollcall', default_popup: 'popup.html' },
  permissions: ['activeTab', 'scripting', 'storage', 'alarms', 'contextMenus'],
  optional_host_permissions: ['https://docs.google.com/*', 'https://*.googleusercontent.com/*'],
  commands: { _execute_action: { suggested_key: { default: 'Alt+Shift+Y' } } },
  content_security_policy: {
    extension_pages:
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'; connect-src https: http://localhost:* http://127.0.0.1:*; form-action 'none'; base-uri 'none'",
  },
};

test('Chromium is told exactly this, and asks for nothing else', async () => {
  expect(await manifestOf('chrome')).toEqual({
    ...everywhere,
    minimum_chrome_version: '126',
    background: { service_worker: 'background.js' },
  });
});

test('Firefox is told exactly this, with what data a space gets', async () => {
  expect(await manifestOf('firefox')).toEqual({
    ...everywhere,
    action: { ...everywhere.action, default_area: 'navbar' },
    background: { scripts: ['background.js'] },
    browser_specific_settings: {
      gecko: {
        id: 'rollcall@rollcall.example',
        strict_min_version: '140.0',
        data_collection_permissions: {
          required: ['personallyIdentifyingInfo', 'websiteContent', 'authenticationInfo'],
        },
      },
    },
  });
});
