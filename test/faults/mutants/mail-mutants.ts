import { type Mutant, unitTest, without, workerTest } from './mutant.ts';

const outbox = 'worker/mail/outbox-store.ts';
const delivery = 'worker/mail/delivery.ts';
const keepUp = 'worker/upkeep/keep-up.ts';
const reports = 'worker/bounces/report-store.ts';

/** What gets each mail to its person once, and takes no for an answer only where it is one. */
export const mailMutants: readonly Mutant[] = [
  {
    name: 'no claim predicate in the outbox',
    edits: without(outbox, "WHERE state = 'queued' AND due_at <= ?3 AND NOT", 'WHERE due_at <= ?3 AND NOT'),
    killer: workerTest('mail/outbox', 'is sent once and marked with the moment'),
  },
  {
    name: 'no pause of the mail when its server says that the day is over',
    edits: without(outbox, '    ...(limit ? [pauseMailStatement(db, limit, lease.now)] : []),\n'),
    killer: workerTest('mail/mail-pause', 'pauses all mail, which uses up no attempt'),
  },
  {
    name: 'no lone mail that tries a pause of the mail out: the whole crowd does',
    edits: without(delivery, 'limit: isProbe ? 1 : Math.min(', 'limit: Math.min('),
    killer: workerTest('mail/mail-pause', 'is tried by one mail also where a hundred would go at once'),
  },
  {
    name: 'no attempts spared while there is a pause of the mail',
    edits: without(delivery, 'if (mailLimit && isKept) return kept(mail, result, sources.now());'),
    killer: workerTest('mail/mail-pause', 'for ever is asked once an hour, and nobody loses their mail'),
  },
  {
    name: 'no difference between a mail that tries a pause out and one whose limit is its own',
    edits: without(delivery, 'mail.isOvertaken && !wasProbe', 'mail.isOvertaken'),
    killer: workerTest('mail/mail-pause', 'uses up no attempt of the mail that tries it'),
  },
  {
    name: 'no other delivery for what the time of one did not suffice for',
    edits: without(delivery, 'return { outOfTime: isCut };', 'return { outOfTime: false };'),
    killer: workerTest('mail/delivery', 'stops when its time is over'),
  },
  {
    name: 'no end of the attempts for a mail whose limit is its own',
    edits: without(delivery, "(result.kind === 'limited' && !isOwnLimit)", "result.kind === 'limited'"),
    killer: workerTest('mail/mail-pause', 'is not caused for ever by a mail that is refused again and again'),
  },
  {
    name: 'no mark for what has left when the database takes no more work',
    edits: without(delivery, '    await settle(db, settled);\n    throw error;', '    throw error;'),
    killer: workerTest('mail/delivery', 'marks what has left although the database takes no more work'),
  },
  {
    name: 'no account of the mails that were told in one go with the one that got no answer',
    edits: without(
      'worker/mail/smtp/mails-in-chunks.ts',
      "while (results.length < mails.length) results.push({ kind: 'unknown', reply: null });",
      "results.push({ kind: 'unknown', reply: null });",
    ),
    killer: workerTest('mail/smtp-chunks', 'does not know of all the mails that it told at once'),
  },
  {
    name: 'no time that a mail waits after it was refused',
    edits: without(delivery, 'dueAt: now + retryDelay(mail.attempt, jitter)', 'dueAt: now'),
    killer: workerTest('mail/outbox', 'comes back after a temporary refusal, later each time'),
  },
  {
    name: 'no lease: what is being sent is anybody’s a moment later',
    edits: without(delivery, 'const leaseTime = 60_000;', 'const leaseTime = 0;'),
    killer: workerTest('mail/mail-faults', 'is left alone by ten ticks'),
  },
  {
    name: 'no fence: who lost a mail to somebody else still marks it',
    edits: without(
      outbox,
      "WHERE outbox.id = each.value ->> 'id' AND outbox.lease_id = ?1",
      "WHERE outbox.id = each.value ->> 'id'",
    ),
    killer: workerTest('mail/outbox', 'is a fence: who lost the mail to somebody else can no longer mark it'),
  },
  {
    name: 'no sweeper for mail whose delivery died',
    edits: without(keepUp, '() => requeueExpiredLeases(env.DB, now, maxAttempts),'),
    killer: workerTest(
      'upkeep/keep-up',
      'has mail delivered again whose delivery died, once, and counts it as unknown',
    ),
  },
  {
    name: 'no waking of deliveries by cron',
    edits: without(keepUp, 'async () => wakeDelivery(env, await countDueMails(env.DB, now, mailsPerTick)),'),
    killer: workerTest('upkeep/keep-up', 'has mail delivered that nobody was woken for'),
  },
  {
    name: 'no UNIQUE on a mail of the outbox',
    edits: without('worker/migrations/0004_accounts.sql', ',\n  UNIQUE (kind, subject_id, generation, copy)', ''),
    killer: workerTest('mail/outbox', 'is not enqueued twice for one subject and generation'),
  },
  {
    name: 'no end of the attempts',
    edits: without(delivery, "kind === 'permanent' || mail.attempt >= maxAttempts", "kind === 'permanent'"),
    killer: workerTest('mail/outbox', 'fails after a bounded number of attempts'),
  },
  {
    name: 'no difference between a mail that was refused and one that was not begun',
    edits: without(delivery, 'result === undefined && isProgress', 'false'),
    killer: workerTest('mail/mail-faults', 'and takes one mail a connection gets rid of nobody who was never tried'),
  },
  {
    name: 'no end of the attempts of deliveries that die',
    edits: without(outbox, "SET state = iif(attempts < ?2, 'queued', 'failed'),", "SET state = 'queued',"),
    killer: workerTest('mail/credentials', 'that failed after too many deliveries died leaves its password to cron'),
  },
  {
    name: 'no heed of a refusal for good: it is tried again',
    edits: without(delivery, "kind === 'permanent' || mail.attempt >= maxAttempts", 'mail.attempt >= maxAttempts'),
    killer: workerTest('mail/outbox', 'fails at once when the server refuses it for good'),
  },
  {
    name: 'no difference between a refusal for now and one for good',
    edits: without(delivery, "isDeadEnd: kind === 'permanent' && bounce === 'mailbox-unknown'", 'isDeadEnd: true'),
    killer: workerTest('mail/mail-faults', 'is no bounce, however often: the address stays in use'),
  },
  {
    name: 'no second attempt where it is unknown whether the first one arrived',
    edits: without(delivery, "if (kind === 'permanent' ||", "if (kind === 'permanent' || kind === 'unknown' ||"),
    killer: workerTest('mail/outbox', 'is counted as unknown and sent again when the result got lost'),
  },
  {
    name: 'no account of what is unknown',
    edits: without(
      'worker/mail/smtp/smtp-transport.ts',
      "lost ? { kind: 'unknown', reply: error.reply } : notTaken(error)",
      'notTaken(error)',
    ),
    killer: workerTest('mail/smtp-transport', 'after the message'),
  },
  {
    name: 'no faithfulness to the link: each attempt has another one',
    edits: without(
      'worker/mail/letters/outgoing-mail.ts',
      'return invitationLetter(mail, await invitationLink({ ...mail, id: mail.subjectId }, settings));',
      `return invitationLetter(
        mail,
        await invitationLink({ ...mail, id: mail.subjectId, generation: mail.attempt }, settings),
      );`,
    ),
    killer: workerTest('mail/outbox', 'comes back after a temporary refusal, later each time and with the same link'),
  },
  {
    name: 'no look at the list of addresses that take no mail',
    edits: without(
      outbox,
      `THEN \${invitesSql} AND NOT \${isSuppressedSql(['bounce', 'complaint'])}`,
      `THEN \${invitesSql}`,
    ),
    killer: workerTest('suppressions/suppressions', 'waits for a look at the list rather than leave unseen'),
  },
  {
    name: 'no suppression of an address that its server does not know',
    edits: without(
      outbox,
      '    ...(deadEnds.length > 0 ? [suppressRefusedStatement(db, deadEnds, lease.now)] : []),\n',
      '',
    ),
    killer: workerTest('mail/mail-faults', 'is a bounce at once, and the address is mailed no more'),
  },
  {
    name: 'no memory of a report: the same one counts twice',
    edits: [
      { file: reports, text: `WHERE id = ?1 AND \${factOf[kind]} IS NULL\``, becomes: 'WHERE id = ?1`' },
      { file: 'worker/bounces/take-report.ts', text: 'if (mail.isKnown === 1) return true;', becomes: '' },
    ],
    killer: workerTest('bounces/resend-hook', 'that comes twice or late counts once'),
  },
  {
    name: 'no look at who signed a report',
    edits: without(
      'worker/bounces/resend-signature.ts',
      'return matches.includes(true);',
      'return matches.length > 0;',
    ),
    killer: workerTest('bounces/resend-hook', 'is refused and changes nothing'),
  },
  {
    name: 'no proof in the address that bounces come back to',
    edits: without(
      'worker/bounces/return-path.ts',
      'return right.includes(true) ? id : null;',
      'return right.length > 0 ? id : null;',
    ),
    killer: workerTest('bounces/bounce-mail', 'that is forged counts for nothing'),
  },
  {
    name: 'no guard against line ends in headers',
    edits: without('worker/mail/mime/header.ts', 'if (unsafe.test(text)) throw new UnsafeText(place);'),
    killer: unitTest('mail/message', 'is not written with'),
  },
  {
    name: 'no insistence on TLS',
    edits: without(
      'worker/mail/smtp/open-session.ts',
      "if (!extensions.has('STARTTLS')) throw new SmtpFailure('tls-missing');",
      "if (!extensions.has('STARTTLS')) return sessionOn(connection, extensions, patience);",
    ),
    killer: workerTest('mail/smtp-transport', 'does not go on in clear where TLS is missing'),
  },
  {
    name: 'no place for a message that nobody understands',
    edits: without(
      'worker/wake-ups/answer-wake-ups.ts',
      "else await bury(message, env, 'not-understood');",
      "else throw new Error('not understood');",
    ),
    killer: workerTest('mail/wake-up', 'is done with a message that it does not understand, and serves its neighbours'),
  },
  {
    name: 'no end of a message that fails each time',
    edits: without(
      'worker/wake-ups/answer-wake-ups.ts',
      'if (message.attempts >= mostAttempts) await bury(message, env, whyFailed(error, env));\n      else message.retry',
      'message.retry',
    ),
    killer: workerTest(
      'wake-ups/dead-letters',
      'is tried some times, then kept with why, and its mail waits untouched',
    ),
  },
];
