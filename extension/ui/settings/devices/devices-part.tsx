import { i18n } from '#i18n';
import type { StoredSpace } from '../../../spaces/stored-space.ts';
import { NewToken } from './new-token.tsx';
import { OthersDevices } from './others-devices.tsx';
import { OwnSignIns } from './own-sign-ins.tsx';
import { useSignIns } from './use-sign-ins.ts';

/**
 * Where the admin is signed in to a space and which programs act for them; the owner sees the devices of all admins.
 */
export function DevicesPart({ space }: { space: StoredSpace }) {
  const signIns = useSignIns(space.address);
  return (
    <div class="page page-narrow">
      <h1>{i18n.t('settings.devices_title')}</h1>
      <OwnSignIns space={space} {...signIns} />
      <NewToken space={space} onCreated={signIns.reload} />
      <OthersDevices space={space} />
    </div>
  );
}
