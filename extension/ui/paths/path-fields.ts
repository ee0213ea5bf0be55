import { i18n } from '#i18n';
import type { Path } from '../../../shared/contract/path.ts';
import type { SyncProblem } from '../../sync/sync-problem.ts';

/** What is typed about a path. */
export type TypedPath = Pick<Path, 'name' | 'description' | 'link'>;

/** What is wrong with it, as a sentence for each field. */
export type PathFaults = Partial<Record<keyof TypedPath, string>>;

/** What can be seen to be wrong before the space is asked. */
export function typedPathFaults({ name, link }: TypedPath): PathFaults {
  return {
    ...(name.trim() === '' && { name: i18n.t('paths.name_missing') }),
    ...(link.trim() !== '' && URL.parse(link.trim())?.protocol !== 'https:' && { link: i18n.t('paths.link_refused') }),
  };
}

/** What the space says against one of the fields; null when it says something else. */
export function refusedPathFaults(problem: SyncProblem): PathFaults | null {
  if (problem.code === 'name-taken') return { name: i18n.t('paths.name_taken') };
  if (problem.code !== 'value-refused' && problem.code !== 'invalid-request') return null;
  switch (problem.at) {
    case 'name':
      return { name: i18n.t('paths.name_refused') };
    case 'description':
      return { description: i18n.t('paths.description_refused') };
    case 'link':
      return { link: i18n.t('paths.link_refused') };
    default:
      return null;
  }
}

/** What was typed, without the spaces around it. */
export function trimmedPath({ name, description, link }: TypedPath): TypedPath {
  return { name: name.trim(), description: description.trim(), link: link.trim() };
}
