import { ownerSettings, type SpaceSettings, settingNames, spaceEndpoints } from '../../shared/contract/space.ts';
import type { ApiEnv } from '../app-env.ts';
import { actOf } from '../audit/act-of.ts';
import { Hono } from '../hono.ts';
import { Refusal } from '../refusal.ts';
import { serve } from '../serve.ts';
import { checkedSettings } from './checked-settings.ts';
import { changeSpace, readSpace, type Space } from './space-store.ts';

/** The space, its settings, and who asks. */
export const spaceRoutes = new Hono<ApiEnv>();

serve(spaceRoutes, spaceEndpoints.readMe, async (c) => {
  const { name, language, timeZone } = await presentSpace(c.env.DB);
  const { memberId, email, firstName, lastName, role } = c.get('signedIn');
  return { space: { name, language, timeZone }, member: { id: memberId, email, firstName, lastName, role } };
});

serve(spaceRoutes, spaceEndpoints.readSettings, (c) => presentSpace(c.env.DB));

serve(spaceRoutes, spaceEndpoints.changeSettings, async (c, { body }) => {
  const before = await presentSpace(c.env.DB);
  const wished = checkedSettings(body);
  const changed = settingNames.filter((name) => wished[name] !== undefined && wished[name] !== before[name]);
  if (changed.length === 0) return before;
  const isOwner = c.get('signedIn').role === 'owner';
  if (!isOwner && ownerSettings.some((name) => changed.includes(name))) throw new Refusal({ code: 'not-allowed' });
  await changeSpace(
    c.env.DB,
    only(wished, changed),
    actOf(c, 'settings-changed', { subject: changed.join(' '), count: changed.length }),
  );
  return presentSpace(c.env.DB);
});

async function presentSpace(db: D1Database): Promise<Space> {
  const space = await readSpace(db);
  if (!space) throw new Refusal({ code: 'not-found' });
  return space;
}

function only(settings: Partial<SpaceSettings>, names: readonly (keyof SpaceSettings)[]): Partial<SpaceSettings> {
  return Object.fromEntries(names.map((name) => [name, settings[name]]));
}
