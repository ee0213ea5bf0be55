import { useEffect, useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Group, groupEndpoints } from '../../../shared/contract/group.ts';
import { type Path, pathEndpoints } from '../../../shared/contract/path.ts';
import type { StoredBatch } from '../../batches/stored-batch.ts';
import { Button } from '../parts/button.tsx';
import { useQuestion } from '../space/use-question.ts';
import { SessionField } from './session-field.tsx';

interface Props {
  spaceAddress: string;
  target: StoredBatch['target'];
  onChange: (target: StoredBatch['target']) => void;
}

/** Names that are offered at once, of each kind. */
const offered = '10';
/** Milliseconds without a letter after which the space is asked. */
const restingTime = 200;

/** The group or the session that everybody joins: a name is typed, the space's groups and paths are offered. */
export function TargetField({ spaceAddress, target, onChange }: Props) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  const [path, setPath] = useState<Path | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSearch(nameIn(typed).slice(0, 200)), restingTime);
    return () => clearTimeout(timer);
  }, [typed]);
  const query = { search, limit: offered };
  const known = {
    groups: useQuestion(spaceAddress, groupEndpoints.listGroups, { query }).answer,
    paths: useQuestion(spaceAddress, pathEndpoints.listPaths, { query }).answer,
  };
  const groups = itemsOf<Group>(known.groups);
  const paths = itemsOf<Path>(known.paths);
  // A name may be typed to its end before the space has told that there is such a group.
  useEffect(() => {
    const group = groups.find(({ name }) => name === typed);
    if (group) onChange({ kind: 'group', id: group.id, name: group.name });
    // What is offered next may be without the path that was chosen.
    else setPath((chosen) => [...paths, ...(chosen ? [chosen] : [])].find((each) => pathWords(each) === typed) ?? null);
  }, [typed, known.groups, known.paths]);
  if (target) {
    return (
      <p class="target-chosen">
        <span class="field-label">{i18n.t('popup.target')}</span>
        <bdi>{target.name}</bdi>
        <Button
          look="quiet"
          onClick={() => {
            setTyped('');
            onChange(null);
          }}
        >
          {i18n.t('popup.no_target')}
        </Button>
      </p>
    );
  }
  return (
    <>
      <div class="field">
        <label class="field-label" for={id}>
          {i18n.t('popup.target')}
        </label>
        <input
          id={id}
          class="field-box"
          value={typed}
          list={`${id}-list`}
          placeholder={i18n.t('popup.target_hint')}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <datalist id={`${id}-list`}>
          {groups.map((group) => (
            <option key={group.id} value={group.name} />
          ))}
          {paths.map((each) => (
            <option key={each.id} value={pathWords(each)} />
          ))}
        </datalist>
      </div>
      {path && <SessionField spaceAddress={spaceAddress} path={path} onChange={onChange} />}
    </>
  );
}

/** How a path is offered among groups. */
function pathWords({ name }: Pick<Path, 'name'>): string {
  return i18n.t('popup.path_name', [name]);
}

/** The name to search for: the word before a path's is not part of it. */
function nameIn(typed: string): string {
  const before = pathWords({ name: '' }).trim();
  return (typed.startsWith(before) ? typed.slice(before.length) : typed).trim();
}

/** What a space offers; nothing while it does not answer: the choice is no condition of anything. */
function itemsOf<Item>(answer: { value: { items: Item[] } } | { problem: unknown } | undefined): Item[] {
  return answer && 'value' in answer ? answer.value.items : [];
}
