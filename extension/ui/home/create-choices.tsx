import { i18n } from '#i18n';
import { type Route, routeHash } from '../console/route.ts';

/** Create > User: the three ways, each with what happens. */
export function CreateChoices() {
  const choices: { to: Route; title: string; words: string }[] = [
    {
      to: { page: 'new-batch', way: 'invite', target: null },
      title: i18n.t('create.invite'),
      words: i18n.t('create.invite_words'),
    },
    { to: { page: 'new-account' }, title: i18n.t('create.account'), words: i18n.t('create.account_words') },
    {
      to: { page: 'new-batch', way: 'accounts', target: null },
      title: i18n.t('create.accounts'),
      words: i18n.t('create.accounts_words'),
    },
  ];
  return (
    <ul class="create-choices">
      {choices.map(({ to, title, words }) => (
        <li key={title}>
          <a class="create-choice panel" href={routeHash(to)}>
            <strong>{title}</strong>
            <span class="soft">{words}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
