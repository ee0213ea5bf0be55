import { app } from './app.ts';
import type { Environment } from './environment.ts';

/** The worker: every event of the platform goes to the feature that answers it. */
export default {
  fetch: app.fetch,
} satisfies ExportedHandler<Environment>;
