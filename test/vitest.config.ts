import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

// Lets the workers under test trust their own mail server. Miniflare reads it when it is loaded, so it is loaded after.
process.env.NODE_EXTRA_CA_CERTS = `${root}test/fixtures/tls/authority.pem`;
const { cloudflareTest, readD1Migrations } = await import('@cloudflare/vitest-plugin');

/** Milliseconds for a test or its set-up. Generous: a machine that does other work as well makes no test fail. */
const patience = 30_000;

/**
 * One runtime takes many files, one after the other: to start workerd or Node and to load the same modules anew for
 * each file takes longer than the tests. So a test starts from what it has set up itself, never from what is new.
 */
const shared = { isolate: false, maxWorkers: 2 };

/** All test projects; each runs in the runtime that its subject has in production. */
export default defineConfig({
  test: {
    projects: [
      {
        root,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts', 'test/architecture/**/*.test.ts'],
          environment: 'node',
          ...shared,
          testTimeout: patience,
        },
      },
      {
        root,
        test: {
          name: 'extension',
          include: ['test/extension/**/*.test.ts'],
          setupFiles: ['test/extension/effects-without-frames.ts'],
          globalSetup: 'test/stage/built-worker.ts',
          environment: 'node',
          ...shared,
          testTimeout: patience,
          hookTimeout: patience,
        },
      },
      {
        root,
        plugins: [
          cloudflareTest(async ({ inject }) => ({
            wrangler: { configPath: `${root}worker/wrangler.jsonc` },
            miniflare: {
              cf: false,
              bindings: {
                ORIGIN: 'https://space.test',
                SMTP_URL: `smtp://127.0.0.1:${inject<number>('smtpPort')}`,
                LINK_SECRETS: '1:test-secret-one-0123456789-0123456789',
                SETUP_CODE: 'TEST-SETUP-CODE',
                FUZZ_RUNS: process.env.FUZZ_RUNS ?? '5',
                TEST_MIGRATIONS: await readD1Migrations(`${root}worker/migrations`),
              },
            },
          })),
        ],
        test: {
          name: 'worker',
          include: ['test/worker/**/*.test.ts'],
          globalSetup: 'test/stage/mail-servers.ts',
          ...shared,
          testTimeout: patience,
          hookTimeout: patience,
        },
      },
      {
        root,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['test/stage/built-extension.ts', 'test/stage/built-worker.ts'],
          // Each file has a space, a browser and ports of its own.
          ...shared,
          // The browser's own time zone, beside which a page says those of spaces.
          env: { TZ: 'Europe/Paris' },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
