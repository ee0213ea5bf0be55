import { i18n } from '#i18n';
import type { Admin } from '../../../../shared/contract/admin.ts';
import { memberName } from '../../members/member-name.ts';
import { Button } from '../../parts/button.tsx';
import { listWords } from '../../words/numbers.ts';
import type { NewRole } from './role-dialog.tsx';

interface Props {
  admin: Admin;
  isMe: boolean;
  /** Whether who looks may change this admin's role. */
  isChangeable: boolean;
  onAsk: (role: NewRole) => void;
}

/** One person who manages the space. */
export function AdminLine({ admin, isMe, isChangeable, onAsk }: Props) {
  const name = memberName(admin);
  return (
    <li class="setting-line" data-testid="admin" data-role={admin.role}>
      <div>
        <p>{name === admin.email ? name : `${name} (${admin.email})`}</p>
        <p class="soft small">{listWords([roleWords(admin.role), ...standing(admin, isMe)])}</p>
      </div>
      {isChangeable && (
        <div class="setting-actions">
          {admin.state === 'active' && (
            <Button aria-label={i18n.t('settings.make_owner_name', [name])} onClick={() => onAsk('owner')}>
              {i18n.t('settings.make_owner')}
            </Button>
          )}
          <Button aria-label={i18n.t('settings.make_member_name', [name])} onClick={() => onAsk('member')}>
            {i18n.t('settings.make_member')}
          </Button>
        </div>
      )}
    </li>
  );
}

function roleWords(role: Admin['role']): string {
  return role === 'owner' ? i18n.t('settings.role_owner') : i18n.t('settings.role_admin');
}

function standing({ state }: Admin, isMe: boolean): string[] {
  switch (state) {
    case 'active':
      return isMe ? [i18n.t('settings.you')] : [];
    case 'invited':
      return [i18n.t('settings.state_invited')];
    case 'suspended':
      return [i18n.t('settings.state_suspended')];
  }
}
