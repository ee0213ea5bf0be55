import * as v from 'valibot';
import { auditEndpoints } from '../../shared/contract/audit.ts';
import { Moment, ServerId } from '../../shared/contract/protocol.ts';
import type { ApiEnv } from '../app-env.ts';
import { Hono } from '../hono.ts';
import { onePage, placeOf } from '../page-cursor.ts';
import { serve, serveCsv } from '../serve.ts';
import { actOf } from './act-of.ts';
import { auditCsv } from './audit-csv.ts';
import { auditStatement, countAudit, listAudit } from './audit-store.ts';

const Place = v.strictObject({ at: Moment, id: ServerId });

/** What was done in the space. */
export const auditRoutes = new Hono<ApiEnv>();

serve(auditRoutes, auditEndpoints.listAudit, async (c, { query: { cursor, limit } }) => {
  const after = placeOf(cursor, Place, 'cursor');
  const [entries, total] = await Promise.all([listAudit(c.env.DB, { after, limit: limit + 1 }), countAudit(c.env.DB)]);
  return { ...onePage(entries, limit, ({ at, id }) => ({ at, id })), total };
});

serveCsv(auditRoutes, auditEndpoints.exportAudit, async (c) => {
  const count = await countAudit(c.env.DB);
  await auditStatement(c.env.DB, actOf(c, 'audit-exported', { count })).run();
  return auditCsv(c.env.DB);
});
