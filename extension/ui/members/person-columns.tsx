import { i18n } from '#i18n';
import type { NamedMember } from '../../../shared/contract/member.ts';
import { routeHash } from '../console/route.ts';
import type { PagedColumn } from '../space/paged-column.ts';
import { listedName } from './member-name.ts';

/**
 * The first two columns of a list whose lines are of people: name and address, each as wide as `widths` (CSS grid
 * tracks) say. Names lead to the member's page, and the address of somebody without a name, unless that would leave what
 * is being done.
 */
export function personColumns<Item>(
  personOf: (item: Item) => NamedMember,
  { widths: [nameWidth, emailWidth], isLinked = true }: { widths: [string, string]; isLinked?: boolean },
): PagedColumn<Item>[] {
  const wordsOf = ({ id }: NamedMember, words: string, isWay: boolean) =>
    isLinked && isWay ? (
      <a href={routeHash({ page: 'member', id })} tabIndex={-1} title={words}>
        {words}
      </a>
    ) : (
      <span title={words}>{words}</span>
    );
  return [
    {
      key: 'name',
      head: i18n.t('members.column.name'),
      width: nameWidth,
      cell: (item) => hasName(personOf(item)) && wordsOf(personOf(item), listedName(personOf(item)), true),
    },
    {
      key: 'email',
      head: i18n.t('field.email'),
      width: emailWidth,
      cell: (item) => wordsOf(personOf(item), personOf(item).email, !hasName(personOf(item))),
    },
  ];
}

function hasName({ firstName, lastName }: NamedMember): boolean {
  return firstName !== '' || lastName !== '';
}
