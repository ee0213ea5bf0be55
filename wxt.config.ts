import { fileURLToPath } from 'node:url';
import { mergeConfig, normalizePath } from 'vite';
import { defineConfig } from 'wxt';

/**
 * What extension pages may load: their own files, and answers of spaces. A space is https anywhere, or http on this
 * very machine (extension/spaces/space-address.ts says the same to the admin).
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // Pasted HTML is parsed in memory, its styles and all; refusing them would protect nothing and fill the error log.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self'",
  'connect-src https: http://localhost:* http://127.0.0.1:*',
  "form-action 'none'",
  "base-uri 'none'",
].join('; ');

/** What the bundler knows of a module. */
interface Modules {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

/** Has the bundler put some files and all that they import at once into one script, but for what an earlier one holds. */
function scriptOf(name: string, files: readonly string[]) {
  const wanted = new Set<string>();
  const add = (id: string, modules: Modules) => {
    if (wanted.has(id)) return;
    wanted.add(id);
    for (const next of modules.getModuleInfo(id)?.importedIds ?? []) add(next, modules);
  };
  const paths = files.map((file) => normalizePath(fileURLToPath(new URL(`extension/${file}`, import.meta.url))));
  return {
    name(id: string, modules: Modules): string | null {
      if (wanted.size === 0) for (const path of paths) add(path, modules);
      return wanted.has(id) ? name : null;
    },
  };
}

/** The extension's build: Chromium and Firefox, both Manifest V3 (`-b firefox --mv3`). */
export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  outDir: '.output',
  imports: false,
  modules: ['@wxt-dev/i18n/module'],
  hooks: {
    'vite:build:extendConfig': (entrypoints, config) => {
      if (!entrypoints.some(({ name }) => name === 'popup')) return;
      // Each file costs a popup that opens some milliseconds: one script for its box, one for what comes behind the box.
      const groups = [
        scriptOf('opening', ['ui/popup/popup-page.tsx', 'ui/parts/show-page.tsx']),
        scriptOf('popup-parts', ['ui/popup/popup-lists.tsx', 'ui/popup/popup-foot.tsx']),
      ];
      Object.assign(
        config,
        mergeConfig(config, { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } }),
      );
    },
  },
  vite: () => ({
    // One style sheet for all pages, in the order of the modules: of several, the one that a page loads last would win.
    build: { cssCodeSplit: false },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
  }),
  // What Mozilla's reviewers get: all that the extension is built from, and how (extension/store/source-build.md).
  zip: {
    includeSources: [
      'extension/**',
      'shared/**',
      'LICENSE',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'wxt.config.ts',
    ],
    excludeSources: ['extension/store/pictures/**'],
  },
  manifest: ({ browser, mode }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    // `URL.parse`; Firefox's oldest stands below.
    ...(browser !== 'firefox' && { minimum_chrome_version: '126' }),
    // Firefox would put the button behind another one.
    action: { default_title: '__MSG_extension_name__', ...(browser === 'firefox' && { default_area: 'navbar' }) },
    // Least power, so that installing asks for nothing: a space is reached through CORS, and IndexedDB needs no
    // permission. `activeTab`: the page that the admin is on, at the admin's gesture and until the page changes;
    // `scripting`: to read it; `contextMenus`: that gesture by the right button; `alarms`: to go on by itself;
    // `storage`: `storage.session`, for the keys of initial passwords, which must end with the browser; `storage.local`,
    // for the mark by which data that the browser deletes is missed.
    permissions: ['activeTab', 'scripting', 'storage', 'alarms', 'contextMenus'],
    // Asked for in the moment of need: to read a Google sheet without its tab, or where its tab may not fetch it.
    optional_host_permissions: ['https://docs.google.com/*', 'https://*.googleusercontent.com/*'],
    commands: { _execute_action: { suggested_key: { default: 'Alt+Shift+Y' } } },
    // The development build loads its modules from the bundler, which this policy would refuse.
    ...(mode === 'production' && { content_security_policy: { extension_pages: contentSecurityPolicy } }),
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
