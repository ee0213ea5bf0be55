import { batchEndpoints } from '../../shared/contract/batch.ts';
import type { ApiEnv } from '../app-env.ts';
import { Hono } from '../hono.ts';
import { newId } from '../random.ts';
import { Refusal } from '../refusal.ts';
import { serve } from '../serve.ts';
import { applyBatch } from './apply-batch.ts';
import { decisionOf, refuseNeedlessPasswords } from './batch-order.ts';
import { planRows } from './plan-store.ts';
import { findReceipt } from './receipt-store.ts';

/** Planning and applying batches, and what became of them. */
export const batchRoutes = new Hono<ApiEnv>();

serve(batchRoutes, batchEndpoints.planBatch, async (c, { body }) => {
  refuseNeedlessPasswords(body);
  const by = c.get('signedIn').memberId;
  return planRows(c.env.DB, await decisionOf(c.env, { id: null, batch: body, by, now: Date.now(), newId }));
});

serve(batchRoutes, batchEndpoints.applyBatch, async (c, { params, body }) => {
  refuseNeedlessPasswords(body);
  const by = c.get('signedIn').memberId;
  return applyBatch(c.env, { id: params.id, batch: body, by, now: Date.now(), newId });
});

serve(batchRoutes, batchEndpoints.readReceipt, async (c, { params }) => {
  const found = await findReceipt(c.env.DB, params.id, Date.now());
  if (!found) throw new Refusal({ code: 'not-found' });
  return found.receipt;
});
