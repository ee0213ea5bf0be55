import { i18n } from '#i18n';
import type {
  DeadLetterKind,
  DeadLetterReason,
  HealthReason,
  MailFault,
  MailPause,
} from '../../../../shared/contract/health.ts';
import { momentWords } from '../../words/moments.ts';
import { screenLanguage } from '../../words/numbers.ts';

/** What is stuck, in one sentence. */
export function reasonWords(reason: HealthReason): string {
  switch (reason) {
    case 'database':
      return i18n.t('health.database');
    case 'schema':
      return i18n.t('health.schema');
    case 'cron':
      return i18n.t('health.cron');
    case 'upkeep':
      return i18n.t('health.upkeep');
    case 'mail':
      return i18n.t('health.mail');
    case 'mail-server':
      return i18n.t('health.mail_server');
    case 'passwords':
      return i18n.t('health.passwords');
    case 'dead-letters':
      return i18n.t('health.letters');
  }
}

/** Until when the mail waits as a whole, and why: never in the words of whoever takes it. */
export function pauseWords({ until, reason }: MailPause, now: number): string {
  const end: [string] = [momentWords(until, now)];
  return reason === 'rate' ? i18n.t('health.mail_paused_rate', end) : i18n.t('health.mail_paused_quota', end);
}

/** What to do about it. */
export function reasonNextStep(reason: HealthReason): string {
  switch (reason) {
    case 'database':
      return i18n.t('health.database_step');
    case 'schema':
      return i18n.t('health.schema_step');
    case 'cron':
      return i18n.t('health.cron_step');
    case 'upkeep':
      return i18n.t('health.upkeep_step');
    case 'mail':
      return i18n.t('health.mail_step');
    case 'mail-server':
      return i18n.t('health.mail_server_step');
    case 'passwords':
      return i18n.t('health.passwords_step');
    case 'dead-letters':
      return i18n.t('health.letters_step');
  }
}

/** When a mail was tried in vain, and why there is no conversation with the mail server. */
export function faultWords(fault: MailFault, ago: string): string {
  switch (fault) {
    case 'unreachable':
      return i18n.t('health.fault_unreachable', [ago]);
    case 'timeout':
      return i18n.t('health.fault_timeout', [ago]);
    case 'closed':
      return i18n.t('health.fault_closed', [ago]);
    case 'not-smtp':
      return i18n.t('health.fault_not_smtp', [ago]);
    case 'tls-missing':
      return i18n.t('health.fault_tls_missing', [ago]);
    case 'tls-failed':
      return i18n.t('health.fault_tls_failed', [ago]);
    case 'sign-in-unknown':
      return i18n.t('health.fault_sign_in_unknown', [ago]);
  }
}

/** What a dead letter was to bring about. */
export function letterWords(kind: DeadLetterKind): string {
  switch (kind) {
    case 'mail':
      return i18n.t('health.letter_mail');
    case 'passwords':
      return i18n.t('health.letter_passwords');
    case 'report':
      return i18n.t('health.letter_report');
    case 'unknown':
      return i18n.t('health.letter_unknown');
  }
}

/** Why it was given up. */
export function whyWords(why: DeadLetterReason): string {
  switch (why) {
    case 'settings':
      return i18n.t('health.why_settings');
    case 'database':
      return i18n.t('health.why_database');
    case 'unexpected':
      return i18n.t('health.why_unexpected');
    case 'not-understood':
      return i18n.t('health.why_not_understood');
    case 'unanswered':
      return i18n.t('health.why_unanswered');
  }
}

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** A span of seconds up to now, in its largest whole unit, as `11 minutes ago`. */
export function agoWords(seconds: number): string {
  const [unit, size] = units.find(([, each]) => seconds >= each) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(screenLanguage()).format(-Math.floor(seconds / size), unit);
}
