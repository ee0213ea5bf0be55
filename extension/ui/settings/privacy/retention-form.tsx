import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { overdueImports, purgeUnsent } from '../../../batches/purge.ts';
import { day } from '../../../preferences/forget-unsent.ts';
import { changePreferences, preferences } from '../../../preferences/preference-store.ts';
import { unsentDaysBounds } from '../../../preferences/stored-preferences.ts';
import { database } from '../../here.ts';
import { useLive } from '../../live.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { numberWords } from '../../words/numbers.ts';

/** How many days unsent lists are kept. Fewer days may be too few for some that wait: then it asks first. */
export function RetentionForm() {
  const stored = useLive(() => preferences(database), []);
  const [typed, setTyped] = useState<string | null>(null);
  const [end, setEnd] = useState<'saved' | 'fault' | null>(null);
  const [overdue, setOverdue] = useState<{ days: number; imports: number } | null>(null);
  if (!stored) return null;
  const bounds: [string, string] = [numberWords(unsentDaysBounds.least), numberWords(unsentDaysBounds.most)];
  const save = async (days: number) => {
    setOverdue(null);
    await changePreferences(database, { unsentDays: days });
    await purgeUnsent(database, { age: days * day, now: Date.now() });
    setTyped(null);
    setEnd('saved');
  };
  const submit = async () => {
    const days = readDays(typed ?? String(stored.unsentDays));
    if (days === null) return setEnd('fault');
    const { length } = await overdueImports(database, { age: days * day, now: Date.now() });
    if (length > 0) setOverdue({ days, imports: length });
    else await save(days);
  };
  return (
    <form
      class="panel setting-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div class="setting-number">
        <Field
          label={i18n.t('privacy.days')}
          hint={i18n.t('privacy.days_hint', bounds)}
          value={typed ?? String(stored.unsentDays)}
          inputMode="numeric"
          fault={end === 'fault' ? i18n.t('settings.fault_number', bounds) : null}
          onInput={(value) => {
            setTyped(value);
            setEnd(null);
          }}
        />
      </div>
      <div class="setting-end">
        <Button type="submit">{i18n.t('privacy.save')}</Button>
        <p role="status">{end === 'saved' && i18n.t('privacy.saved')}</p>
      </div>
      {overdue && (
        <Dialog
          title={i18n.t('privacy.overdue_title', overdue.imports, [numberWords(overdue.imports)])}
          action={i18n.t('privacy.overdue_action')}
          danger
          onAction={() => save(overdue.days)}
          onClose={() => setOverdue(null)}
        >
          {i18n.t('privacy.overdue')}
        </Dialog>
      )}
    </form>
  );
}

function readDays(typed: string): number | null {
  const days = Number(typed.trim());
  const isPossible = Number.isInteger(days) && days >= unsentDaysBounds.least && days <= unsentDaysBounds.most;
  return isPossible && typed.trim() !== '' ? days : null;
}
