import { i18n } from '#i18n';
import type { AuditEntry } from '../../../../shared/contract/audit.ts';
import { type SpaceSettings, settingNames } from '../../../../shared/contract/space.ts';
import { memberName } from '../../members/member-name.ts';
import { listWords, numberWords } from '../../words/numbers.ts';

/** What was done, as a sentence without who and to whom. */
export function actWords({ action, subject, count }: Pick<AuditEntry, 'action' | 'subject' | 'count'>): string {
  const counted: [string] = [numberWords(count)];
  switch (action) {
    case 'batch-applied':
      return i18n.t('audit.batch_applied', count, counted);
    case 'batch-undone':
      return i18n.t('audit.batch_undone', count, counted);
    case 'group-created':
      return i18n.t('audit.group_created');
    case 'group-renamed':
      return i18n.t('audit.group_renamed');
    case 'group-deleted':
      return i18n.t('audit.group_deleted');
    case 'group-members-added':
      return i18n.t('audit.group_members_added', count, counted);
    case 'group-members-removed':
      return i18n.t('audit.group_members_removed', count, counted);
    case 'member-suspended':
      return i18n.t('audit.member_suspended');
    case 'member-reactivated':
      return i18n.t('audit.member_reactivated');
    case 'member-erased':
      return i18n.t('audit.member_erased');
    case 'members-forgotten':
      return i18n.t('audit.members_forgotten', count, counted);
    case 'members-exported':
      return i18n.t('audit.members_exported', count, counted);
    case 'groups-exported':
      return i18n.t('audit.groups_exported', count, counted);
    case 'audit-exported':
      return i18n.t('audit.audit_exported', count, counted);
    case 'way-in-sent':
      return i18n.t('audit.way_in_sent');
    case 'address-corrected':
      return i18n.t('audit.address_corrected');
    case 'address-confirmed':
      return i18n.t('audit.address_confirmed');
    case 'invitations-resent':
      return i18n.t('audit.invitations_resent', count, counted);
    case 'invitations-revoked':
      return i18n.t('audit.invitations_revoked', count, counted);
    case 'invitation-corrected':
      return i18n.t('audit.invitation_corrected');
    case 'path-created':
      return i18n.t('audit.path_created');
    case 'path-changed':
      return i18n.t('audit.path_changed');
    case 'path-deleted':
      return i18n.t('audit.path_deleted');
    case 'session-created':
      return i18n.t('audit.session_created');
    case 'session-changed':
      return i18n.t('audit.session_changed');
    case 'session-cancelled':
      return i18n.t('audit.session_cancelled');
    case 'session-groups-enrolled':
      return i18n.t('audit.session_groups_enrolled', count, counted);
    case 'session-groups-removed':
      return i18n.t('audit.session_groups_removed', count, counted);
    case 'session-learners-enrolled':
      return i18n.t('audit.session_learners_enrolled', count, counted);
    case 'session-learners-removed':
      return i18n.t('audit.session_learners_removed', count, counted);
    case 'settings-changed':
      return i18n.t('audit.settings_changed', count, counted);
    case 'admin-invited':
      return i18n.t('audit.admin_invited');
    case 'role-changed':
      return roleWords(subject);
    case 'device-connected':
      return i18n.t('audit.device_connected');
    case 'device-ended':
      return subject === 'token' ? i18n.t('audit.device_token') : i18n.t('audit.device_extension');
    case 'token-created':
      return subject === 'read' ? i18n.t('audit.token_read') : i18n.t('audit.token_write');
    case 'dead-letters-replayed':
      return i18n.t('audit.letters_replayed', count, counted);
    case 'dead-letters-dismissed':
      return i18n.t('audit.letters_dismissed', count, counted);
  }
}

/** What or whom it was done to: a person, a group, a source, settings; empty when the act says it all. */
export function aboutWords({ action, member, subject }: Pick<AuditEntry, 'action' | 'member' | 'subject'>): string {
  switch (action) {
    case 'settings-changed':
      return listWords(subject.split(' ').map(settingWords));
    case 'role-changed':
    case 'device-connected':
    case 'device-ended':
    case 'token-created':
      return member ? memberName(member) : '';
    default:
      return listWords([...(member ? [memberName(member)] : []), ...(subject === '' ? [] : [subject])]);
  }
}

function roleWords(role: string): string {
  switch (role) {
    case 'owner':
      return i18n.t('audit.role_owner');
    case 'admin':
      return i18n.t('audit.role_admin');
    default:
      return i18n.t('audit.role_member');
  }
}

/** The name of a setting; one of a newer version of the space as it calls it. */
function settingWords(name: string): string {
  const known: keyof SpaceSettings | undefined = settingNames.find((each) => each === name);
  switch (known) {
    case 'name':
      return i18n.t('settings.name');
    case 'language':
      return i18n.t('settings.language');
    case 'senderName':
      return i18n.t('settings.sender_name');
    case 'replyTo':
      return i18n.t('settings.reply_to');
    case 'invitationDays':
      return i18n.t('settings.invitation_days');
    case 'passwordMin':
      return i18n.t('settings.password_min');
    case 'askPasswordChange':
      return i18n.t('settings.ask_password_change');
    case 'timeZone':
      return i18n.t('settings.time_zone');
    case 'reminderDays':
      return i18n.t('settings.reminder_days');
    case 'forgetInvitedDays':
      return i18n.t('settings.forget_invited_days');
    case 'forgetListsDays':
      return i18n.t('settings.forget_lists_days');
    case 'forgetAuditDays':
      return i18n.t('settings.forget_audit_days');
    case undefined:
      return name;
  }
}
