import { useId } from 'preact/hooks';
import { i18n } from '#i18n';

interface Props {
  value: string;
  fault: string | null;
  onChange: (timeZone: string) => void;
}

/** The time zone of the space, one of those that the browser knows, or the one that the space has. */
export function TimeZoneField({ value, fault, onChange }: Props) {
  const id = useId();
  const zones = [...new Set(['UTC', value, ...Intl.supportedValuesOf('timeZone')])].sort();
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {i18n.t('settings.time_zone')}
      </label>
      <div>
        <select
          id={id}
          class="setting-choice"
          value={value}
          aria-invalid={fault !== null}
          aria-describedby={`${id}-hint ${id}-fault`}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </select>
      </div>
      <p id={`${id}-hint`} class="soft small">
        {i18n.t('settings.time_zone_hint')}
      </p>
      <p id={`${id}-fault`} class="field-fault" role="alert">
        {fault}
      </p>
    </div>
  );
}
