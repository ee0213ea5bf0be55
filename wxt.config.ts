import { defineConfig } from 'wxt';

/** The extension's build: Chromium and Firefox, both Manifest V3 (`-b firefox --mv3`). */
export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  outDir: '.output',
  imports: false,
  modules: ['@wxt-dev/i18n/module'],
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    // Least power: the space is reached through CORS, so no host permission is needed to sync.
    permissions: ['activeTab', 'scripting', 'storage', 'alarms', 'contextMenus'],
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'rollcall@rollcall.example',
          strict_min_version: '140.0',
          data_collection_permissions: {
            required: ['personallyIdentifyingInfo', 'websiteContent', 'authenticationInfo'],
          },
        },
      },
    }),
  }),
});
