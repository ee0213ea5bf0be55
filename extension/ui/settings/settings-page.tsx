import type { SettingPart } from '../console/route.ts';
import { SpacesPage } from '../spaces/spaces-page.tsx';

/** The settings of this browser and of the chosen space. */
export function SettingsPage({ part }: { part: SettingPart }) {
  return part === 'connections' ? <SpacesPage /> : null;
}
