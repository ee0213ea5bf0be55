import { app } from './app.ts';
import type { Environment } from './environment.ts';
import { answerWakeUps } from './mail/wake-up.ts';
import { keepUp } from './upkeep/keep-up.ts';

/** The worker: every event of the platform goes to the feature that answers it. */
export default {
  fetch: app.fetch,
  queue: answerWakeUps,
  scheduled: (controller, env) => keepUp(env, controller.scheduledTime),
} satisfies ExportedHandler<Environment>;
