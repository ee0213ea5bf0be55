import { i18n } from '#i18n';
import type { Admin } from '../../../../shared/contract/admin.ts';
import { memberName } from '../../members/member-name.ts';
import { Dialog } from '../../parts/dialog.tsx';

/** What an admin can be made. */
export type NewRole = 'owner' | 'member';

interface Props {
  admin: Admin;
  role: NewRole;
  onAction: () => void;
  onClose: () => void;
}

/** Says what changing a role means before it is done. */
export function RoleDialog({ admin, role, onAction, onClose }: Props) {
  const name = memberName(admin);
  return role === 'owner' ? (
    <Dialog
      title={i18n.t('settings.make_owner_title', [name])}
      action={i18n.t('settings.make_owner')}
      danger
      onAction={onAction}
      onClose={onClose}
    >
      {i18n.t('settings.make_owner_words')}
    </Dialog>
  ) : (
    <Dialog
      title={i18n.t('settings.make_member_title', [name])}
      action={i18n.t('settings.make_member')}
      danger
      onAction={onAction}
      onClose={onClose}
    >
      {i18n.t('settings.make_member_words')}
    </Dialog>
  );
}
