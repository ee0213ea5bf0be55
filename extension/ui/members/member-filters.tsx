import '../space/list-filters.css';
import './member-filters.css';
import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import { groupEndpoints } from '../../../shared/contract/group.ts';
import { memberEndpoints, memberStates } from '../../../shared/contract/member.ts';
import { languages } from '../../../shared/people/languages.ts';
import { Button } from '../parts/button.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { usePages } from '../space/use-pages.ts';
import { ask, useQuestion } from '../space/use-question.ts';
import { languageWords } from '../words/language-words.ts';
import { numberWords, screenLanguage } from '../words/numbers.ts';
import { FilterChoice } from './filter-choice.tsx';
import { stateWords } from './member-state.tsx';
import { everybody, isNarrowed, type MemberView } from './use-member-view.ts';

/** Groups that are offered at most; there is the search on the page of groups for more. */
const offeredGroups = 2000;

interface Props {
  spaceAddress: string;
  filter: MemberView;
  onChange: (filter: MemberView) => void;
  /** Inside a group, where the group is no choice. */
  isOfGroup?: boolean;
}

/** Everything by which members are searched, filtered and ordered. */
export function MemberFilters({ spaceAddress, filter, onChange, isOfGroup = false }: Props) {
  const { answer } = useQuestion(spaceAddress, memberEndpoints.listLabels, {});
  const labels = answer && 'value' in answer ? answer.value.labels : [];
  return (
    <search class="list-filters">
      <SearchBox
        query={filter.search}
        onSearch={(search) => onChange({ ...filter, search: search.trim().slice(0, 200) })}
        label={i18n.t('members.search')}
      />
      <FilterChoice
        label={i18n.t('members.filter.state')}
        all={i18n.t('members.filter.states')}
        options={memberStates.map((state) => ({ value: state, words: stateWords(state) }))}
        value={filter.state}
        onChange={(value) => onChange({ ...filter, state: memberStates.find((state) => state === value) })}
      />
      {!isOfGroup && (
        <GroupChoice
          spaceAddress={spaceAddress}
          value={filter.group}
          onChange={(group) => onChange({ ...filter, group })}
        />
      )}
      {(labels.length > 0 || filter.label !== undefined) && (
        <FilterChoice
          label={i18n.t('members.filter.label')}
          all={i18n.t('members.filter.labels')}
          options={labels.map(({ name, members }) => ({
            value: name,
            words: i18n.t('members.filter.counted', [name, numberWords(members)]),
          }))}
          value={filter.label}
          onChange={(label) => onChange({ ...filter, label })}
        />
      )}
      <FilterChoice
        label={i18n.t('members.filter.language')}
        all={i18n.t('members.filter.languages')}
        options={languageOptions()}
        value={filter.language}
        onChange={(language) => onChange({ ...filter, language })}
      />
      <FilterChoice
        label={i18n.t('members.filter.order')}
        all={i18n.t('members.filter.by_name')}
        options={[{ value: 'newest', words: i18n.t('members.filter.newest') }]}
        value={filter.sort === 'newest' ? 'newest' : undefined}
        onChange={(value) => onChange({ ...filter, sort: value === 'newest' ? 'newest' : 'name' })}
      />
      {isNarrowed(filter) && (
        <Button look="quiet" onClick={() => onChange({ ...everybody, sort: filter.sort })}>
          {i18n.t('members.filter.clear')}
        </Button>
      )}
    </search>
  );
}

interface GroupChoiceProps {
  spaceAddress: string;
  value: string | undefined;
  onChange: (group: string | undefined) => void;
}

function GroupChoice({ spaceAddress, value, onChange }: GroupChoiceProps) {
  const { items, need } = usePages(
    (part) => ask(spaceAddress, groupEndpoints.listGroups, { query: part }),
    [spaceAddress],
  );
  useEffect(() => need(offeredGroups), [need]);
  if (items.length === 0) return null;
  return (
    <FilterChoice
      label={i18n.t('members.filter.group')}
      all={i18n.t('members.filter.groups')}
      options={items.map(({ id, name, members }) => ({
        value: id,
        words: i18n.t('members.filter.counted', [name, numberWords(members)]),
      }))}
      value={value}
      onChange={onChange}
    />
  );
}

function languageOptions(): { value: string; words: string }[] {
  const named = languages.map((code) => ({ value: code as string, words: languageWords(code) }));
  const { compare } = new Intl.Collator(screenLanguage());
  return [
    { value: '', words: i18n.t('members.filter.no_language') },
    ...named.sort((a, b) => compare(a.words, b.words)),
  ];
}
