import type { D1Migration } from 'cloudflare:test';
import type { Environment } from '../../worker/environment.ts';

declare global {
  namespace Cloudflare {
    interface Env extends Environment {
      /** Read from `worker/migrations` by the test configuration. */
      TEST_MIGRATIONS: D1Migration[];
    }
    interface GlobalProps {
      mainModule: typeof import('../../worker/index.ts');
    }
  }
}
