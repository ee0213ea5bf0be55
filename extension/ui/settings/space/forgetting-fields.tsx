import { i18n } from '#i18n';
import { Dialog } from '../../parts/dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { numberWords } from '../../words/numbers.ts';
import { boundsWords } from './bounds-words.ts';
import type { SettingFaults } from './setting-faults.ts';
import { forgettingSettings, type TypedSettings, typedNumber } from './typed-settings.ts';

/** A setting that says when the space forgets something. */
type Forgetting = (typeof forgettingSettings)[number];

interface Props {
  typed: TypedSettings;
  faults: SettingFaults;
  onType: (change: Partial<TypedSettings>) => void;
}

/** After how many days the space forgets what, each number with the sentence that it makes. */
export function ForgettingFields({ typed, faults, onType }: Props) {
  return (
    <fieldset class="setting-group">
      <legend>{i18n.t('settings.forget_title')}</legend>
      <p class="soft">{i18n.t('settings.forget_intro')}</p>
      {forgettingSettings.map((name) => (
        <div key={name} class="setting-number">
          <Field
            label={labelWords(name)}
            hint={forgettingWords(name, typedNumber(name, typed[name]))}
            value={typed[name]}
            inputMode="numeric"
            fault={faults[name] ?? null}
            onInput={(value) => onType({ [name]: value })}
          />
        </div>
      ))}
      <p class="soft small">{i18n.t('settings.forget_suppressed')}</p>
    </fieldset>
  );
}

/** Asks before the space forgets sooner: who is past that time is erased within a minute. */
export function ForgettingSooner({ onAction, onClose }: { onAction: () => void; onClose: () => void }) {
  return (
    <Dialog
      title={i18n.t('settings.forget_sooner_title')}
      action={i18n.t('settings.forget_sooner_action')}
      danger
      onAction={onAction}
      onClose={onClose}
    >
      {i18n.t('settings.forget_sooner')}
    </Dialog>
  );
}

function labelWords(name: Forgetting): string {
  switch (name) {
    case 'forgetInvitedDays':
      return i18n.t('settings.forget_invited_days');
    case 'forgetListsDays':
      return i18n.t('settings.forget_lists_days');
    case 'forgetAuditDays':
      return i18n.t('settings.forget_audit_days');
  }
}

/** What so many days mean; of what is no number (null), what could be typed. */
function forgettingWords(name: Forgetting, days: number | null): string {
  if (days === null) return i18n.t('settings.forget_days_hint', boundsWords(name));
  const counted: [string] = [numberWords(days)];
  switch (name) {
    case 'forgetInvitedDays':
      return days === 0 ? i18n.t('settings.forget_invited_never') : i18n.t('settings.forget_invited', days, counted);
    case 'forgetListsDays':
      return days === 0 ? i18n.t('settings.forget_lists_never') : i18n.t('settings.forget_lists', days, counted);
    case 'forgetAuditDays':
      return days === 0 ? i18n.t('settings.forget_audit_never') : i18n.t('settings.forget_audit', days, counted);
  }
}
