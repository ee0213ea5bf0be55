import { type SpaceSettings, settingBounds, settingNames } from '../../../../shared/contract/space.ts';

/** The settings as they stand in the form; numbers as they are typed. */
export type TypedSettings = Omit<SpaceSettings, Bounded> & Record<Bounded, string>;

/** The settings that are numbers between bounds. */
export type Bounded = keyof typeof settingBounds;

/** Stored settings as the form shows them. */
export function shownSettings(stored: SpaceSettings): TypedSettings {
  const { invitationDays, passwordMin, reminderDays } = stored;
  return {
    ...stored,
    invitationDays: String(invitationDays),
    passwordMin: String(passwordMin),
    reminderDays: String(reminderDays),
  };
}

/** The number that was typed, or null when it is none between the bounds of the setting. */
export function typedNumber(setting: Bounded, typed: string): number | null {
  const [least, most] = settingBounds[setting];
  const number = /^\s*\d{1,9}\s*$/.test(typed) ? Number(typed) : Number.NaN;
  return number >= least && number <= most ? number : null;
}

/** What was typed that differs from what is stored; null when a number is none. */
export function changedSettings(typed: TypedSettings, stored: SpaceSettings): Partial<SpaceSettings> | null {
  const invitationDays = typedNumber('invitationDays', typed.invitationDays);
  const passwordMin = typedNumber('passwordMin', typed.passwordMin);
  const reminderDays = typedNumber('reminderDays', typed.reminderDays);
  if (invitationDays === null || passwordMin === null || reminderDays === null) return null;
  const wished: SpaceSettings = { ...typed, invitationDays, passwordMin, reminderDays };
  const changed = settingNames.filter((name) => wished[name] !== stored[name]);
  return Object.fromEntries(changed.map((name) => [name, wished[name]]));
}
