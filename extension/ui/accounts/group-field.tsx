import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { groupEndpoints } from '../../../shared/contract/group.ts';
import { ChipField } from '../parts/chip-field.tsx';
import { useQuestion } from '../space/use-question.ts';
import { columnWords } from '../words/column-words.ts';

/** Groups that are offered at once. */
const offered = '20';
/** Milliseconds without a letter after which the space is asked. */
const restingTime = 200;

interface Props {
  spaceAddress: string;
  values: readonly string[];
  fault: string | null;
  onChange: (groups: string[]) => void;
}

/**
 * The groups of a person, by name; those of the space are offered. Without an answer of the space it takes any text.
 */
export function GroupField({ spaceAddress, values, fault, onChange }: Props) {
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed.trim().slice(0, 200)), restingTime);
    return () => clearTimeout(timer);
  }, [typed]);
  const { answer } = useQuestion(spaceAddress, groupEndpoints.listGroups, { query: { search, limit: offered } });
  const names = answer && 'value' in answer ? answer.value.items.map(({ name }) => name) : [];
  return (
    <ChipField
      label={columnWords('groups')}
      values={values}
      fault={fault}
      hint={i18n.t('account.groups_hint')}
      suggestions={names}
      onType={setTyped}
      onChange={onChange}
    />
  );
}
