import { i18n } from '#i18n';
import type { Dashboard } from '../../../shared/contract/dashboard.ts';
import { routeHash } from '../console/route.ts';
import { Picture } from '../pictures/picture.tsx';
import { ShareBars } from '../pictures/share-bars.tsx';
import { numberWords, percentWords } from '../words/numbers.ts';

/** How many of each of the largest groups are in the space. */
export function GroupShares({ groups }: { groups: Dashboard['groups'] }) {
  const table = {
    captions: [
      i18n.t('dashboard.group'),
      i18n.t('dashboard.learners'),
      i18n.t('dashboard.active'),
      i18n.t('dashboard.share'),
    ],
    lines: groups.map(({ name, members, active }) => ({
      name,
      numbers: [numberWords(members), numberWords(active), percentWords(members === 0 ? 0 : active / members)],
    })),
  };
  return (
    <Picture table={table}>
      <ShareBars
        shares={groups.map(({ id, name, members, active }) => ({
          id,
          name,
          title: <a href={routeHash({ page: 'group', id })}>{name}</a>,
          part: active,
          whole: members,
          words: i18n.t('dashboard.part_of', [numberWords(active), numberWords(members)]),
        }))}
      />
    </Picture>
  );
}
