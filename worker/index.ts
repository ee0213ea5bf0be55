import { app } from './app.ts';
import { answerBounceMail } from './bounces/answer-bounce-mail.ts';
import { answerMailEvents, mailEvents } from './bounces/answer-mail-events.ts';
import type { Environment } from './environment.ts';
import { keepUp } from './upkeep/keep-up.ts';
import { answerWakeUps } from './wake-ups/answer-wake-ups.ts';

/** The worker: every event of the platform goes to the feature that answers it. */
export default {
  fetch: app.fetch,
  queue: (batch, env) => (batch.queue === mailEvents ? answerMailEvents(batch, env) : answerWakeUps(batch, env)),
  email: answerBounceMail,
  scheduled: (controller, env) => keepUp(env, controller.scheduledTime),
} satisfies ExportedHandler<Environment>;
