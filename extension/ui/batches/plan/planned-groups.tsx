import { i18n } from '#i18n';
import type { ResolvedGroup } from '../../../../shared/contract/batch.ts';
import { isGroupId } from '../../../../shared/people/group-id.ts';
import { setOptions } from '../../../batches/options.ts';
import { replaceGroup } from '../../../batches/replace-group.ts';
import { database } from '../../here.ts';
import { Button } from '../../parts/button.tsx';
import { numberWords } from '../../words/numbers.ts';

interface Props {
  importId: string;
  groups: readonly ResolvedGroup[];
  /** Whether the batch creates the groups that the space does not have. */
  isCreating: boolean;
  /** After a change that the plan does not know yet. */
  onChanged: () => void;
}

/** What the groups of the list stand for in the space, and what can be done about those that it does not have. */
export function PlannedGroups({ importId, groups, isCreating, onChanged }: Props) {
  const known = groups.filter(({ state }) => state === 'known');
  const missing = groups.filter(({ state }) => state !== 'known');
  const creatable = missing.filter(({ given }) => !isGroupId(given));
  // A name that is written exactly as the group's own needs no explanation.
  const explained = known.filter(({ given, name }) => given !== name);
  if (groups.length === 0) return null;
  const replace = async (from: string, to: string | null) => {
    await replaceGroup(database, importId, from, to);
    onChanged();
  };
  const create = async (createGroups: boolean) => {
    await setOptions(database, importId, { createGroups });
    onChanged();
  };
  return (
    <section class="plan-part" data-testid="planned-groups">
      <h3>{i18n.t('plan.groups_title')}</h3>
      <ul>
        {missing.map(({ given, state, suggestion }) => (
          <li key={given}>
            {missingWords(given, state)}
            {suggestion !== null && (
              <>
                {` ${i18n.t('groups_plan.meant', [suggestion])} `}
                <Button look="quiet" onClick={() => replace(given, suggestion)}>
                  {i18n.t('groups_plan.use', [suggestion])}
                </Button>
              </>
            )}{' '}
            {state !== 'to-create' && (
              <Button
                look="quiet"
                aria-label={i18n.t('groups_plan.take_out_name', [given])}
                onClick={() => replace(given, null)}
              >
                {i18n.t('groups_plan.take_out')}
              </Button>
            )}
          </li>
        ))}
        {explained.map(({ given, name }) => (
          <li key={given} class="soft">
            {i18n.t('groups_plan.known_as', [given, name])}
          </li>
        ))}
        {explained.length < known.length && (
          <li class="soft">{i18n.t('groups_plan.known', known.length, [numberWords(known.length)])}</li>
        )}
      </ul>
      {creatable.length > 0 && (
        <div class="plan-actions">
          <Button onClick={() => create(!isCreating)}>
            {isCreating
              ? i18n.t('groups_plan.create_not')
              : i18n.t('groups_plan.create', creatable.length, [numberWords(creatable.length)])}
          </Button>
        </div>
      )}
    </section>
  );
}

function missingWords(given: string, state: ResolvedGroup['state']): string {
  if (state === 'to-create') return i18n.t('groups_plan.to_create', [given]);
  return i18n.t(isGroupId(given) ? 'groups_plan.unknown_id' : 'groups_plan.unknown', [given]);
}
