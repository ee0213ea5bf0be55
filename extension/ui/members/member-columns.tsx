import { i18n } from '#i18n';
import type { MemberSummary } from '../../../shared/contract/member.ts';
import type { PagedColumn } from '../space/paged-column.ts';
import { languageWords } from '../words/language-words.ts';
import { listWords } from '../words/numbers.ts';
import { MemberState, roleWords } from './member-state.tsx';
import { personColumns } from './person-columns.tsx';

/** The columns of a list of members; names lead to the member's page unless that would leave what is being done. */
export function memberColumns({ isLinked = true } = {}): PagedColumn<MemberSummary>[] {
  return [
    ...personColumns<MemberSummary>((member) => member, {
      widths: ['minmax(112px, 1.2fr)', 'minmax(144px, 2fr)'],
      isLinked,
    }),
    {
      key: 'state',
      head: i18n.t('members.column.state'),
      width: '120px',
      cell: ({ state }) => <MemberState state={state} />,
    },
    {
      key: 'role',
      head: i18n.t('members.column.role'),
      width: '88px',
      isOptional: true,
      // Most are members, which needs no word.
      cell: ({ role }) => (role === 'member' ? '' : roleWords(role)),
    },
    // Where there is little room, names and addresses that can be read are worth more.
    { ...listColumn('labels', i18n.t('field.labels'), ({ labels }) => labels), isOptional: true },
    listColumn('groups', i18n.t('field.groups'), ({ groups }) => groups.map(({ name }) => name)),
    {
      key: 'language',
      head: i18n.t('field.language'),
      width: '96px',
      isOptional: true,
      cell: ({ language }) => (language === '' ? '' : languageWords(language)),
    },
  ];
}

function listColumn(
  key: string,
  head: string,
  valuesOf: (member: MemberSummary) => string[],
): PagedColumn<MemberSummary> {
  return {
    key,
    head,
    width: 'minmax(72px, 1fr)',
    cell: (member) => {
      const words = listWords(valuesOf(member));
      return <span title={words}>{words}</span>;
    },
  };
}
