import { i18n } from '#i18n';
import { spaceEndpoints } from '../../../../shared/contract/space.ts';
import type { StoredSpace } from '../../../spaces/stored-space.ts';
import { LoadFailure } from '../../space/load-failure.tsx';
import { useQuestion } from '../../space/use-question.ts';
import { SettingsForm } from './settings-form.tsx';

/** The settings of a space, which hold for everybody in it. */
export function SpacePart({ space }: { space: StoredSpace }) {
  const { answer, reload } = useQuestion(space.address, spaceEndpoints.readSettings, {});
  return (
    <div class="page page-narrow">
      <h1>{i18n.t('settings.space_title')}</h1>
      <p class="soft">{i18n.t('settings.space_intro')}</p>
      {answer === undefined && <p class="soft">{i18n.t('loading')}</p>}
      {answer && 'problem' in answer && <LoadFailure problem={answer.problem} space={space.name} onRetry={reload} />}
      {answer && 'value' in answer && <SettingsForm space={space} stored={answer.value} />}
    </div>
  );
}
