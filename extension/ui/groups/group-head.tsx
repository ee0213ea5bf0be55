import { i18n } from '#i18n';
import { type Group, groupEndpoints } from '../../../shared/contract/group.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { NamedHead } from '../space/named-head.tsx';
import { ask } from '../space/use-question.ts';
import { dayWords } from '../words/moments.ts';
import { numberWords } from '../words/numbers.ts';
import { CopyButton } from './copy-button.tsx';
import { GroupNameDialog } from './group-name-dialog.tsx';

interface Props {
  space: StoredSpace;
  group: Group;
  onSaved: (group: Group) => void;
}

/** The settings of a group: its name and id, renaming and deleting. */
export function GroupHead({ space, group, onSaved }: Props) {
  const params = { id: group.id };
  return (
    <NamedHead
      name={group.name}
      space={space.name}
      words={{
        change: i18n.t('groups.rename'),
        delete: i18n.t('groups.delete'),
        deleteTitle: i18n.t('groups.delete_title', [group.name]),
        deleteAction: i18n.t('groups.delete_action'),
        deleteWords: i18n.t('groups.delete_words', group.members, [numberWords(group.members)]),
      }}
      changeDialog={(onClose) => (
        <GroupNameDialog
          title={i18n.t('groups.rename_title')}
          action={i18n.t('groups.rename_action')}
          name={group.name}
          space={space.name}
          save={(name) => ask(space.address, groupEndpoints.renameGroup, { params, body: { name } })}
          onSaved={(saved) => {
            onClose();
            onSaved(saved);
          }}
          onClose={onClose}
        />
      )}
      remove={() => ask(space.address, groupEndpoints.deleteGroup, { params })}
      list={{ page: 'groups' }}
    >
      <dl class="group-facts">
        <div>
          <dt class="soft">{i18n.t('groups.id')}</dt>
          <dd>
            <code class="group-id">{group.id}</code>{' '}
            <CopyButton text={group.id} label={i18n.t('groups.copy_id', [group.name])} />
          </dd>
        </div>
        <div>
          <dt class="soft">{i18n.t('groups.created')}</dt>
          <dd>{dayWords(group.createdAt)}</dd>
        </div>
      </dl>
    </NamedHead>
  );
}
