import { expect, test } from 'vitest';
import { unstable_readConfig as readConfig } from 'wrangler';
import { configFile } from '../../../worker/local/bundle.ts';

test("the platform's own log keeps no address of a request, since the links of mails stand in addresses", () => {
  const { observability } = readConfig({ config: configFile });
  expect(observability).toMatchObject({ logs: { invocation_logs: false }, redact_query_string: true });
  expect(observability?.traces?.enabled ?? false).toBe(false);
});
