import { i18n } from '#i18n';
import type { NamedMember } from '../../../shared/contract/member.ts';
import { routeHash } from '../console/route.ts';
import type { PagedColumn } from '../space/paged-column.ts';
import { listedName } from './member-name.ts';

/**
 * The first two columns of a list whose lines are of people: name and address, each as wide as `widths` (CSS grid
 * tracks) say. Names lead to the member's page unless that would leave what is being done.
 */
export function personColumns<Item>(
  personOf: (item: Item) => NamedMember,
  { widths: [nameWidth, emailWidth], isLinked = true }: { widths: [string, string]; isLinked?: boolean },
): PagedColumn<Item>[] {
  return [
    {
      key: 'name',
      head: i18n.t('members.column.name'),
      width: nameWidth,
      cell: (item) => {
        const person = personOf(item);
        const name = listedName(person);
        if (!isLinked) return <span title={name}>{name}</span>;
        return (
          <a href={routeHash({ page: 'member', id: person.id })} tabIndex={-1} title={name}>
            {name}
          </a>
        );
      },
    },
    {
      key: 'email',
      head: i18n.t('field.email'),
      width: emailWidth,
      cell: (item) => {
        const { email } = personOf(item);
        return <span title={email}>{email}</span>;
      },
    },
  ];
}
