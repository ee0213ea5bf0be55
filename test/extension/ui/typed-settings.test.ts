import { describe, expect, it } from 'vitest';
import {
  changedSettings,
  forgetsSooner,
  shownSettings,
  typedNumber,
} from '../../../extension/ui/settings/space/typed-settings.ts';
import type { SpaceSettings } from '../../../shared/contract/space.ts';

const stored: SpaceSettings = {
  name: 'Academy',
  language: 'en',
  senderName: '',
  replyTo: '',
  invitationDays: 30,
  passwordMin: 12,
  askPasswordChange: true,
  timeZone: 'UTC',
  reminderDays: 0,
  forgetInvitedDays: 90,
  forgetListsDays: 180,
  forgetAuditDays: 0,
};

describe('the form of the settings', () => {
  it('sends nothing that was not changed', () => {
    expect(changedSettings(shownSettings(stored), stored)).toEqual({});
  });

  it('sends what was changed and nothing else, also what was emptied or switched off', () => {
    const before = { ...stored, replyTo: 'hello@example.org' };
    const typed = { ...shownSettings(before), replyTo: '', invitationDays: ' 7 ', askPasswordChange: false };
    expect(changedSettings(typed, before)).toEqual({ replyTo: '', invitationDays: 7, askPasswordChange: false });
  });

  it.each(['', 'x', '0', '366', '1.5', '-3', '1e2', '７', '99999999999'])('takes %j for no number of days', (typed) => {
    expect(typedNumber('invitationDays', typed)).toBeNull();
    expect(changedSettings({ ...shownSettings(stored), invitationDays: typed }, stored)).toBeNull();
  });

  it('takes 0 for no reminders', () => {
    const before = { ...stored, reminderDays: 7 };
    expect(changedSettings({ ...shownSettings(before), reminderDays: '0' }, before)).toEqual({ reminderDays: 0 });
    expect(changedSettings({ ...shownSettings(before), reminderDays: '91' }, before)).toBeNull();
  });

  it('asks before something is forgotten sooner, not before it is kept longer or for ever', () => {
    for (const sooner of [{ forgetInvitedDays: 89 }, { forgetListsDays: 1 }, { forgetAuditDays: 3650 }]) {
      expect(forgetsSooner(sooner, stored)).toBe(true);
    }
    for (const later of [{ forgetInvitedDays: 91 }, { forgetListsDays: 0 }, { name: 'Other' }, {}]) {
      expect(forgetsSooner(later, stored)).toBe(false);
    }
  });

  it.each([
    ['8', 8],
    ['064', 64],
  ])('takes %j for a length of passwords', (typed, number) => {
    expect(typedNumber('passwordMin', typed)).toBe(number);
  });
});
