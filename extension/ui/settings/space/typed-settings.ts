import { type SpaceSettings, settingBounds, settingNames } from '../../../../shared/contract/space.ts';

/** The settings as they stand in the form; numbers as they are typed. */
export type TypedSettings = Omit<SpaceSettings, Bounded> & Record<Bounded, string>;

/** The settings that are numbers between bounds. */
export type Bounded = keyof typeof settingBounds;

/** Days after which the space forgets. */
export const forgettingSettings = ['forgetInvitedDays', 'forgetListsDays', 'forgetAuditDays'] as const;

/** Every setting that is a number. */
export const boundedSettings = ['invitationDays', 'passwordMin', 'reminderDays', ...forgettingSettings] as const;

/** Stored settings as the form shows them. */
export function shownSettings(stored: SpaceSettings): TypedSettings {
  return { ...stored, ...eachNumber((name) => String(stored[name])) };
}

/** What the form shows once what stood in it was stored: what was typed meanwhile stays. */
export function typedSince(typed: TypedSettings, sent: TypedSettings, stored: SpaceSettings): TypedSettings {
  const since = Object.fromEntries(
    settingNames.flatMap((name) => (typed[name] === sent[name] ? [] : [[name, typed[name]]])),
  );
  return { ...shownSettings(stored), ...since };
}

/** The number that was typed, or null when it is none between the bounds of the setting. */
export function typedNumber(setting: Bounded, typed: string): number | null {
  const [least, most] = settingBounds[setting];
  const number = /^\s*\d{1,9}\s*$/.test(typed) ? Number(typed) : Number.NaN;
  return number >= least && number <= most ? number : null;
}

/** What was typed that differs from what is stored; null when a number is none. */
export function changedSettings(typed: TypedSettings, stored: SpaceSettings): Partial<SpaceSettings> | null {
  if (boundedSettings.some((name) => typedNumber(name, typed[name]) === null)) return null;
  const wished: SpaceSettings = { ...typed, ...eachNumber((name) => Number(typed[name])) };
  const changed = settingNames.filter((name) => wished[name] !== stored[name]);
  return Object.fromEntries(changed.map((name) => [name, wished[name]]));
}

/** Whether the space would forget something sooner than now, which cannot be undone. */
export function forgetsSooner(changed: Partial<SpaceSettings>, stored: SpaceSettings): boolean {
  return forgettingSettings.some((name) => {
    const days = changed[name] ?? 0;
    return days > 0 && (stored[name] === 0 || days < stored[name]);
  });
}

function eachNumber<Value>(of: (name: Bounded) => Value): Record<Bounded, Value> {
  return {
    invitationDays: of('invitationDays'),
    passwordMin: of('passwordMin'),
    reminderDays: of('reminderDays'),
    forgetInvitedDays: of('forgetInvitedDays'),
    forgetListsDays: of('forgetListsDays'),
    forgetAuditDays: of('forgetAuditDays'),
  };
}
