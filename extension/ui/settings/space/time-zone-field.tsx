import { i18n } from '#i18n';
import { ChoiceField } from '../../parts/choice-field.tsx';

interface Props {
  value: string;
  fault: string | null;
  onChange: (timeZone: string) => void;
}

/** The time zone of the space, one of those that the browser knows, or the one that the space has. */
export function TimeZoneField(props: Props) {
  const zones = [...new Set(['UTC', props.value, ...Intl.supportedValuesOf('timeZone')])].sort();
  const options = zones.map((zone) => ({ value: zone, words: zone.replaceAll('_', ' ') }));
  const texts = { label: i18n.t('settings.time_zone'), hint: i18n.t('settings.time_zone_hint') };
  return <ChoiceField<string> {...texts} options={options} {...props} />;
}
