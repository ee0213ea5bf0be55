import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { ownerSettings, type SpaceSettings, spaceEndpoints } from '../../../../shared/contract/space.ts';
import { introduce } from '../../../spaces/introduce.ts';
import type { StoredSpace } from '../../../spaces/stored-space.ts';
import type { SyncProblem } from '../../../sync/sync-problem.ts';
import { here } from '../../here.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ask } from '../../space/use-question.ts';
import { syncProblemWords } from '../../words/sync-problem-words.ts';
import { boundsWords } from './bounds-words.ts';
import { ForgettingFields, ForgettingSooner } from './forgetting-fields.tsx';
import { LanguageField } from './language-field.tsx';
import { refusedFaults, type SettingFaults, typedFaults } from './setting-faults.ts';
import { TimeZoneField } from './time-zone-field.tsx';
import {
  type Bounded,
  changedSettings,
  forgetsSooner,
  shownSettings,
  type TypedSettings,
  typedSince,
} from './typed-settings.ts';

type End = { kind: 'saved' } | { kind: 'unchanged' } | { kind: 'faults' } | { kind: 'failed'; problem: SyncProblem };

/** The settings to be changed. Only what was changed is sent, so that two admins do not undo each other's changes. */
export function SettingsForm({ space, stored: first }: { space: StoredSpace; stored: SpaceSettings }) {
  const [stored, setStored] = useState(first);
  const [typed, setTyped] = useState(() => shownSettings(first));
  const latest = useRef(typed);
  latest.current = typed;
  const [faults, setFaults] = useState<SettingFaults>({});
  const [end, setEnd] = useState<End | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isSooner, setSooner] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // What has to be corrected may be out of sight.
  useEffect(() => {
    if (end?.kind === 'faults') form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [end]);
  const type = (change: Partial<TypedSettings>) => {
    setTyped({ ...typed, ...change });
    setFaults(Object.fromEntries(Object.entries(faults).filter(([name]) => !(name in change))));
    setEnd(null);
  };
  const save = async ({ evenSooner }: { evenSooner: boolean }) => {
    setSooner(false);
    const seen = typedFaults(typed);
    const changed = changedSettings(typed, stored);
    if (Object.keys(seen).length > 0 || changed === null) {
      setFaults(seen);
      return setEnd({ kind: 'faults' });
    }
    if (Object.keys(changed).length === 0) return setEnd({ kind: 'unchanged' });
    if (!evenSooner && forgetsSooner(changed, stored)) return setSooner(true);
    setBusy(true);
    const answer = await ask(space.address, spaceEndpoints.changeSettings, { body: changed });
    setBusy(false);
    if ('problem' in answer) {
      const refused = refusedFaults(answer.problem);
      setFaults(refused ?? {});
      return setEnd(refused ? { kind: 'faults' } : { kind: 'failed', problem: answer.problem });
    }
    setStored(answer.value);
    setTyped(typedSince(latest.current, typed, answer.value));
    setFaults({});
    // Not of what was typed meanwhile.
    setEnd(latest.current === typed ? { kind: 'saved' } : null);
    // This browser calls the space by its name and shows its times, too.
    if ('name' in changed || 'timeZone' in changed) await introduce(here, space);
  };
  const isAdmin = space.member?.role === 'admin';
  const field = (
    name: 'name' | 'senderName' | 'replyTo' | Bounded,
    { label, hint }: { label: string; hint: string },
  ) => {
    const isOthers = isAdmin && ownerSettings.some((each) => each === name);
    return {
      label,
      hint: isOthers ? i18n.t('settings.owner_alone') : hint,
      isReadOnly: isOthers,
      value: typed[name],
      fault: faults[name] ?? null,
      onInput: (value: string) => type({ [name]: value }),
    };
  };
  const text = (name: 'name' | 'senderName' | 'replyTo', words: { label: string; hint: string }) => (
    <Field {...field(name, words)} />
  );
  const number = (name: Bounded, words: { label: string; hint: string }) => (
    <div class="setting-number">
      <Field {...field(name, words)} inputMode="numeric" />
    </div>
  );
  return (
    <form
      ref={form}
      class="panel setting-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void save({ evenSooner: false });
      }}
    >
      {text('name', { label: i18n.t('settings.name'), hint: i18n.t('settings.name_hint') })}
      <LanguageField
        value={typed.language}
        fault={faults.language ?? null}
        onChange={(language) => type({ language })}
      />
      {text('senderName', { label: i18n.t('settings.sender_name'), hint: i18n.t('settings.sender_name_hint') })}
      {text('replyTo', { label: i18n.t('settings.reply_to'), hint: i18n.t('settings.reply_to_hint') })}
      {number('invitationDays', {
        label: i18n.t('settings.invitation_days'),
        hint: i18n.t('settings.invitation_days_hint', boundsWords('invitationDays')),
      })}
      {number('reminderDays', {
        label: i18n.t('settings.reminder_days'),
        hint: i18n.t('settings.reminder_days_hint', boundsWords('reminderDays')),
      })}
      <TimeZoneField
        value={typed.timeZone}
        fault={faults.timeZone ?? null}
        onChange={(timeZone) => type({ timeZone })}
      />
      {number('passwordMin', {
        label: i18n.t('settings.password_min'),
        hint: i18n.t('settings.password_min_hint', boundsWords('passwordMin')),
      })}
      <div class="setting-tick">
        <input
          id="ask-password-change"
          type="checkbox"
          checked={typed.askPasswordChange}
          aria-describedby="ask-password-change-hint"
          onChange={(event) => type({ askPasswordChange: event.currentTarget.checked })}
        />
        <label for="ask-password-change">{i18n.t('settings.ask_password_change')}</label>
        <p id="ask-password-change-hint" class="soft small">
          {i18n.t('settings.ask_password_change_hint')}
        </p>
      </div>
      <ForgettingFields typed={typed} faults={faults} onType={type} />
      <div class="setting-end">
        <Button type="submit" look="main" disabled={isBusy}>
          {isBusy ? i18n.t('settings.saving') : i18n.t('settings.save')}
        </Button>
        <EndWords end={end} space={space.name} />
      </div>
      {isSooner && (
        <ForgettingSooner onAction={() => void save({ evenSooner: true })} onClose={() => setSooner(false)} />
      )}
    </form>
  );
}

function EndWords({ end, space }: { end: End | null; space: string }) {
  switch (end?.kind) {
    case 'faults':
      return (
        <Notice kind="bad" title={i18n.t('settings.not_saved')}>
          {i18n.t('settings.look_again')}
        </Notice>
      );
    case 'failed':
      return (
        <Notice kind="bad" title={i18n.t('settings.not_saved')}>
          {syncProblemWords(end.problem, space)}
        </Notice>
      );
    default:
      return (
        <p role="status">
          {end?.kind === 'saved' && i18n.t('settings.saved')}
          {end?.kind === 'unchanged' && i18n.t('settings.unchanged')}
        </p>
      );
  }
}
