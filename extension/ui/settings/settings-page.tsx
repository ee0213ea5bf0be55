import './settings.css';
import { i18n } from '#i18n';
import { routeHash, type SettingPart, settingParts } from '../console/route.ts';
import { SpaceFrame } from '../space/space-frame.tsx';
import { SpacesPage } from '../spaces/spaces-page.tsx';
import { AdminsPart } from './admins/admins-part.tsx';
import { AuditPart } from './audit/audit-part.tsx';
import { DevicesPart } from './devices/devices-part.tsx';
import { HealthPart } from './health/health-part.tsx';
import { PrivacyPart } from './privacy/privacy-part.tsx';
import { SpacePart } from './space/space-part.tsx';

/** The settings: of this browser, then of the chosen space. */
export function SettingsPage({ part }: { part: SettingPart }) {
  return (
    <div class="settings">
      <nav class="settings-parts" aria-label={i18n.t('settings.parts')}>
        {settingParts.map((each) => (
          <a
            key={each}
            href={routeHash({ page: 'settings', part: each })}
            aria-current={each === part ? 'page' : undefined}
          >
            {partWords(each)}
          </a>
        ))}
      </nav>
      <Part part={part} />
    </div>
  );
}

function Part({ part }: { part: SettingPart }) {
  switch (part) {
    case 'connections':
      return <SpacesPage />;
    case 'privacy':
      return <PrivacyPart />;
    case 'space':
      return <SpaceFrame>{(space) => <SpacePart space={space} />}</SpaceFrame>;
    case 'admins':
      return <SpaceFrame>{(space) => <AdminsPart space={space} />}</SpaceFrame>;
    case 'devices':
      return <SpaceFrame>{(space) => <DevicesPart space={space} />}</SpaceFrame>;
    case 'audit':
      return <SpaceFrame>{(space) => <AuditPart space={space} />}</SpaceFrame>;
    case 'health':
      return <SpaceFrame>{(space) => <HealthPart space={space} />}</SpaceFrame>;
  }
}

function partWords(part: SettingPart): string {
  switch (part) {
    case 'connections':
      return i18n.t('settings.part_connections');
    case 'privacy':
      return i18n.t('settings.part_privacy');
    case 'space':
      return i18n.t('settings.part_space');
    case 'admins':
      return i18n.t('settings.part_admins');
    case 'devices':
      return i18n.t('settings.part_devices');
    case 'audit':
      return i18n.t('settings.part_audit');
    case 'health':
      return i18n.t('settings.part_health');
  }
}
