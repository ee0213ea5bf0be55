import { i18n } from '#i18n';
import { importsNaming } from '../../batches/imports-naming.ts';
import { routeHash } from '../console/route.ts';
import { database } from '../here.ts';
import { useLive } from '../live.ts';

/** The lists of this browser in which somebody stands: the space cannot erase them from there. */
export function ListsNaming({ email }: { email: string }) {
  const lists = useLive(() => importsNaming(database, email), [email]) ?? [];
  if (lists.length === 0) return null;
  return (
    <>
      <p class="lists-naming">{i18n.t('members.erase_lists')}</p>
      <ul>
        {lists.map(({ importId, name }) => (
          <li key={importId}>
            <a href={routeHash({ page: 'batch', importId })}>{name || i18n.t('batches.unnamed')}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
