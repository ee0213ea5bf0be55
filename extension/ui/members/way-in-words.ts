import { i18n } from '#i18n';
import type { Member } from '../../../shared/contract/member.ts';
import type { SyncProblem } from '../../sync/sync-problem.ts';
import { addressRefusalWords } from './address-refusal-words.ts';

/** What correcting the address of an account came to: it is another one now, or its person has to confirm that. */
export function addressWords({ email, newAddress }: Member): string {
  return newAddress
    ? i18n.t('members.way_in.address_asked', [newAddress.email])
    : i18n.t('members.way_in.address_changed', [email]);
}

/** Why the space did not help somebody into their account. */
export function wayInRefusalWords(problem: SyncProblem, space: string): string {
  const late = i18n.t('members.way_in.late');
  return addressRefusalWords(problem, space, { late, capped: i18n.t('members.way_in.capped') });
}
