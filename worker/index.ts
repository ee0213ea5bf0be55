import './bundle-order.ts';

import { app } from './app.ts';
import { answerBounceMail } from './bounces/answer-bounce-mail.ts';
import { answerMailEvents, mailEvents } from './bounces/answer-mail-events.ts';
import type { Environment } from './environment.ts';
import { inInvocation } from './log/log.ts';
import { newId } from './random.ts';
import { keepUp } from './upkeep/keep-up.ts';
import { answerWakeUps } from './wake-ups/answer-wake-ups.ts';

/** The worker: every event of the platform goes to the feature that answers it. */
export default {
  fetch: app.fetch,
  queue: (batch, env) =>
    inInvocation(newId(), () =>
      batch.queue.endsWith(mailEvents) ? answerMailEvents(batch, env) : answerWakeUps(batch, env),
    ),
  email: (mail, env) => inInvocation(newId(), () => answerBounceMail(mail, env)),
  scheduled: (controller, env) => inInvocation(newId(), () => keepUp(env, controller.scheduledTime)),
} satisfies ExportedHandler<Environment>;
