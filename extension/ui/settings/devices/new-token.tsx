import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { maxTokenDays, tokenEndpoints } from '../../../../shared/contract/sign-in.ts';
import type { StoredSpace } from '../../../spaces/stored-space.ts';
import { CopyButton } from '../../groups/copy-button.tsx';
import { Button } from '../../parts/button.tsx';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { Field } from '../../parts/field.tsx';
import { ask } from '../../space/use-question.ts';
import { dayWords } from '../../words/moments.ts';
import { numberWords } from '../../words/numbers.ts';
import { syncProblemWords } from '../../words/sync-problem-words.ts';

/** The lives of a token that are offered, in days. */
const offeredDays = [7, 30, 90, maxTokenDays];

interface Made {
  token: string;
  label: string;
  expiresAt: number;
}

/** Makes an API token, and shows it the one time that it is known. */
export function NewToken({ space, onCreated }: { space: StoredSpace; onCreated: () => void }) {
  const [label, setLabel] = useState('');
  const [scope, setScope] = useState<'read' | 'write'>('read');
  const [days, setDays] = useState(30);
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  const create = async () => {
    if (label.trim() === '') return setFault(i18n.t('settings.fault_label'));
    setBusy(true);
    const body = { label: label.trim(), scope, days };
    const answer = await ask(space.address, tokenEndpoints.createToken, { body });
    setBusy(false);
    if ('problem' in answer) return setFault(syncProblemWords(answer.problem, space.name));
    setMade({ ...answer.value, label: body.label });
    setLabel((now) => (now === label ? '' : now));
    onCreated();
  };
  return (
    <section class="panel panel-parts" aria-labelledby="new-token">
      <h2 id="new-token">{i18n.t('settings.token_title')}</h2>
      <p class="soft">
        {i18n.t('settings.token_words')}{' '}
        <a href={`${space.address}/api`} target="_blank" rel="noreferrer">
          {i18n.t('settings.token_api')}
        </a>
      </p>
      {made && <MadeToken made={made} onDone={() => setMade(null)} />}
      <form
        class="new-token"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) void create();
        }}
      >
        <Field
          label={i18n.t('settings.token_label')}
          hint={i18n.t('settings.token_label_hint')}
          value={label}
          fault={fault}
          onInput={(value) => {
            setLabel(value);
            setFault(null);
          }}
        />
        <ChoiceField
          label={i18n.t('settings.token_scope')}
          value={scope}
          options={[
            { value: 'read', words: i18n.t('settings.token_scope_read') },
            { value: 'write', words: i18n.t('settings.token_scope_write') },
          ]}
          onChange={setScope}
        />
        <ChoiceField
          label={i18n.t('settings.token_days')}
          value={String(days)}
          options={offeredDays.map((each) => ({
            value: String(each),
            words: i18n.t('settings.token_days_value', each, [numberWords(each)]),
          }))}
          onChange={(value) => setDays(Number(value))}
        />
        <Button type="submit" disabled={isBusy}>
          {i18n.t('settings.token_create')}
        </Button>
      </form>
    </section>
  );
}

function MadeToken({ made, onDone }: { made: Made; onDone: () => void }) {
  return (
    <div class="notice notice-good" role="status" data-testid="new-token">
      <div class="notice-words">
        <p class="notice-title">{i18n.t('settings.token_made', [made.label, dayWords(made.expiresAt)])}</p>
        <p>{i18n.t('settings.token_once')}</p>
        <p class="token-shown">
          <code>{made.token}</code>
          <CopyButton text={made.token} label={i18n.t('settings.token_copy')} />
        </p>
      </div>
      <Button onClick={onDone}>{i18n.t('settings.token_done')}</Button>
    </div>
  );
}
