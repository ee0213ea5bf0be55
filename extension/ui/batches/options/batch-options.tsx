import './batch-options.css';
import { i18n } from '#i18n';
import { existingRules, ways } from '../../../../shared/contract/batch.ts';
import { setOptions, setWay } from '../../../batches/options.ts';
import type { BatchOptions as Options } from '../../../batches/stored-batch.ts';
import { database } from '../../here.ts';
import { ChoiceField } from '../../parts/choice-field.tsx';
import {
  credentialRules,
  credentialsHint,
  credentialsWords,
  existingHint,
  existingWords,
  optionSentences,
  wayHint,
  wayWords,
} from '../../words/option-words.ts';
import type { ShownImport } from '../use-import.ts';
import { PasswordOptions } from './password-options.tsx';

/** How the people of an import join, and what becomes of those who are there already; of what is still in review. */
export function BatchOptions({ importId, shown }: { importId: string; shown: ShownImport }) {
  const open = shown.parts.find(({ batch }) => batch.stage === 'review')?.batch;
  if (!open) return null;
  const { way, existing, credentials } = open;
  const change = (options: Partial<Options>) => void setOptions(database, importId, options);
  return (
    <section class="panel batch-options" aria-label={i18n.t('options.title')} data-testid="options">
      <details>
        <summary>{optionSentences(open)}</summary>
        <div class="batch-options-fields">
          <ChoiceField
            label={i18n.t('options.way')}
            value={way}
            options={ways.map((value) => ({ value, words: wayWords(value) }))}
            hint={wayHint(way)}
            onChange={(chosen) => void setWay(database, importId, chosen)}
          />
          <ChoiceField
            label={i18n.t('options.existing')}
            value={existing}
            options={existingRules.map((value) => ({ value, words: existingWords(value) }))}
            hint={existingHint(existing)}
            onChange={(chosen) => change({ existing: chosen })}
          />
          {way === 'accounts' && (
            <ChoiceField
              label={i18n.t('options.credentials')}
              value={credentials}
              options={credentialRules.map((value) => ({ value, words: credentialsWords(value) }))}
              hint={credentialsHint(credentials)}
              onChange={(chosen) => change({ credentials: chosen })}
            />
          )}
        </div>
      </details>
      {way === 'accounts' && <PasswordOptions importId={importId} shown={shown} />}
    </section>
  );
}
