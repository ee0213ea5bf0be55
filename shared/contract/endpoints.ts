import { adminEndpoints } from './admin.ts';
import { auditEndpoints } from './audit.ts';
import { batchEndpoints } from './batch.ts';
import { dashboardEndpoints } from './dashboard.ts';
import type { Endpoint } from './endpoint.ts';
import { erasureEndpoints } from './erasure.ts';
import { groupEndpoints } from './group.ts';
import { healthEndpoints } from './health.ts';
import { invitationEndpoints } from './invitation.ts';
import { mailPreviewEndpoints } from './mail-preview.ts';
import { memberEndpoints } from './member.ts';
import { pathEndpoints, sessionEndpoints } from './path.ts';
import { signInEndpoints, tokenEndpoints } from './sign-in.ts';
import { spaceEndpoints } from './space.ts';
import { undoEndpoints } from './undo.ts';

/** Everything that can be asked of the API with a bearer token, by its name. */
export const endpoints: Readonly<Record<string, Endpoint>> = {
  ...spaceEndpoints,
  ...batchEndpoints,
  ...undoEndpoints,
  ...dashboardEndpoints,
  ...mailPreviewEndpoints,
  ...memberEndpoints,
  ...erasureEndpoints,
  ...groupEndpoints,
  ...pathEndpoints,
  ...sessionEndpoints,
  ...invitationEndpoints,
  ...adminEndpoints,
  ...tokenEndpoints,
  ...signInEndpoints,
  ...auditEndpoints,
  ...healthEndpoints,
};
