import { i18n } from '#i18n';
import { ways } from '../../../shared/contract/batch.ts';
import { sampleImportId } from '../../batches/sample-import.ts';
import { useImportList } from '../batches/use-import-list.ts';
import { useSpaces } from '../batches/use-phase.ts';
import { ChoiceField } from '../parts/choice-field.tsx';
import { chosenSpace } from '../space/chosen-space.ts';
import { targetWords, wayHint, wayWords } from '../words/option-words.ts';
import type { PopupChoices, usePopupChoices } from './popup-choices.ts';
import { TargetField } from './target-field.tsx';

/** Open batches that are offered, the newest. */
const offered = 20;
/** The choice of a new batch. */
const fresh = '';

/**
 * What becomes of the list, in one sentence; opened, the other choices: how people join, what they join, which batch.
 */
export function ChoiceFields({ chosen: { choices, choose } }: { chosen: ReturnType<typeof usePopupChoices> }) {
  const { way, target, into } = choices;
  const imports = useImportList()?.imports ?? [];
  const spaces = useSpaces();
  const space = spaces ? chosenSpace(spaces) : null;
  const open = imports
    .filter(({ importId, batches }) => importId !== sampleImportId && batches.every(({ stage }) => stage === 'review'))
    .slice(0, offered)
    .map(({ importId, batches: [{ name }] }) => ({ importId, name }));
  // It may have been sent, or have left the list, since it was chosen.
  const known = into && !open.some(({ importId }) => importId === into.importId) ? [...open, into] : open;
  return (
    <details class="popup-choices">
      <summary>{choiceWords(choices)}</summary>
      <div class="popup-choice-fields">
        {known.length > 0 && (
          <ChoiceField
            label={i18n.t('popup.into')}
            value={into?.importId ?? fresh}
            options={[
              { value: fresh, words: i18n.t('popup.new_batch') },
              ...known.map(({ importId, name }) => ({ value: importId, words: name })),
            ]}
            onChange={(value) => choose({ into: known.find(({ importId }) => importId === value) ?? null })}
          />
        )}
        {into === null && (
          <>
            <ChoiceField
              label={i18n.t('options.way')}
              value={way}
              options={ways.map((value) => ({ value, words: wayWords(value) }))}
              hint={wayHint(way)}
              onChange={(value) => choose({ way: value })}
            />
            {space?.state === 'connected' && (
              <TargetField
                spaceAddress={space.address}
                target={target}
                onChange={(joined) => choose({ target: joined, targetSpace: joined && space.address })}
              />
            )}
          </>
        )}
      </div>
    </details>
  );
}

/** What was chosen, in sentences. */
function choiceWords({ way, target, into }: PopupChoices): string {
  if (into) return i18n.t('popup.sentence_into', [into.name]);
  const sentence = i18n.t(way === 'invite' ? 'options.sentence_invite' : 'options.sentence_accounts');
  return target ? `${sentence} ${targetWords(target)}` : sentence;
}
