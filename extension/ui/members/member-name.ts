import { i18n } from '#i18n';
import type { NamedMember } from '../../../shared/contract/member.ts';

type Named = Pick<NamedMember, 'firstName' | 'lastName' | 'email'>;

/** What a member is called in a sentence: first and last name, or the address of somebody without a name. */
export function memberName({ firstName, lastName, email }: Named): string {
  return [firstName, lastName].filter((part) => part !== '').join(' ') || email;
}

/** What a member is called in a list that is in the order of last names. */
export function listedName(member: Named): string {
  const { firstName, lastName } = member;
  return firstName !== '' && lastName !== ''
    ? i18n.t('members.listed_name', [lastName, firstName])
    : memberName(member);
}
