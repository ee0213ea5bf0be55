import { i18n } from '#i18n';
import { type Path, pathEndpoints } from '../../../shared/contract/path.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { NamedHead } from '../space/named-head.tsx';
import { ask } from '../space/use-question.ts';
import { numberWords } from '../words/numbers.ts';
import { changedFields } from './changed-fields.ts';
import { PathDialog } from './path-dialog.tsx';

interface Props {
  space: StoredSpace;
  path: Path;
  onSaved: (path: Path) => void;
}

/** What a path is: its name, description and material; changing and deleting it. */
export function PathHead({ space, path, onSaved }: Props) {
  const params = { id: path.id };
  return (
    <NamedHead
      name={path.name}
      space={space.name}
      words={{
        change: i18n.t('paths.change'),
        delete: i18n.t('paths.delete'),
        deleteTitle: i18n.t('paths.delete_title', [path.name]),
        deleteAction: i18n.t('paths.delete_action'),
        deleteWords: i18n.t('paths.delete_words', path.sessions, [numberWords(path.sessions)]),
      }}
      changeDialog={(onClose) => (
        <PathDialog
          title={i18n.t('paths.change_title')}
          action={i18n.t('paths.change_action')}
          path={path}
          space={space.name}
          save={(typed) => ask(space.address, pathEndpoints.changePath, { params, body: changedFields(typed, path) })}
          onSaved={(saved) => {
            onClose();
            onSaved(saved);
          }}
          onClose={onClose}
        />
      )}
      remove={() => ask(space.address, pathEndpoints.deletePath, { params })}
      list={{ page: 'paths' }}
    >
      {path.description !== '' && <p class="path-description">{path.description}</p>}
      {path.link !== '' && (
        <p class="path-link">
          <MaterialLink link={path.link} />
        </p>
      )}
    </NamedHead>
  );
}

/** Only what is https is a link, whatever the space says. */
function MaterialLink({ link }: { link: string }) {
  if (URL.parse(link)?.protocol !== 'https:') return link;
  return (
    <a href={link} target="_blank" rel="noreferrer">
      {link}
    </a>
  );
}
