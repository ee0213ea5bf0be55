import type { D1Migration } from 'cloudflare:test';
import type { Environment } from '../../worker/environment.ts';

declare global {
  namespace Cloudflare {
    interface Env extends Environment {
      /** Read from `worker/migrations` by the test configuration. */
      TEST_MIGRATIONS: D1Migration[];
      /** Generated requests to each endpoint and page: `test/worker/hostile`. */
      FUZZ_RUNS: string;
    }
    interface GlobalProps {
      mainModule: typeof import('../../worker/index.ts');
    }
  }
}
