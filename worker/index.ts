import { app } from './app.ts';
import type { Environment } from './environment.ts';
import { keepUp } from './upkeep/keep-up.ts';
import { answerWakeUps } from './wake-ups/answer-wake-ups.ts';

/** The worker: every event of the platform goes to the feature that answers it. */
export default {
  fetch: app.fetch,
  queue: answerWakeUps,
  scheduled: (controller, env) => keepUp(env, controller.scheduledTime),
} satisfies ExportedHandler<Environment>;
