import { i18n } from '#i18n';
import type { SignIn } from '../../../../shared/contract/sign-in.ts';
import { dayWords, momentWords } from '../../words/moments.ts';
import { listWords } from '../../words/numbers.ts';

/** What a sign-in is, in a few words. */
export function deviceKindWords({
  kind,
  scope,
  current,
}: Pick<SignIn, 'kind' | 'scope'> & { current?: boolean }): string {
  if (current) return i18n.t('settings.device_this');
  switch (kind) {
    case 'browser':
      return i18n.t('settings.device_browser');
    case 'extension':
      return i18n.t('settings.device_extension');
    case 'token':
      return scope === 'read' ? i18n.t('settings.device_token_read') : i18n.t('settings.device_token_write');
  }
}

/** Since when a sign-in is there and when it was last used; of a token, which use does not prolong, also until when. */
export function deviceTimesWords(
  { kind, createdAt, lastUsedAt, expiresAt }: Pick<SignIn, 'kind' | 'createdAt' | 'lastUsedAt' | 'expiresAt'>,
  now: number,
): string {
  return listWords([
    i18n.t('settings.device_since', [momentWords(createdAt, now)]),
    i18n.t('settings.device_used', [momentWords(lastUsedAt, now)]),
    ...(kind === 'token' ? [i18n.t('settings.device_until', [dayWords(expiresAt)])] : []),
  ]);
}
