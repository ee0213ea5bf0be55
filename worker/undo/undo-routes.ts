import { undoEndpoints } from '../../shared/contract/undo.ts';
import type { ApiEnv } from '../app-env.ts';
import { Hono } from '../hono.ts';
import { newId } from '../random.ts';
import { serve } from '../serve.ts';
import { planUndo, undoBatch } from './undo-batch.ts';

/** Taking an applied batch back, with the consequences said first. */
export const undoRoutes = new Hono<ApiEnv>();

serve(undoRoutes, undoEndpoints.planUndo, (c, { params }) => planUndo(c.env.DB, params.id, Date.now()));

serve(undoRoutes, undoEndpoints.undoBatch, (c, { params, body }) => {
  const by = c.get('signedIn').memberId;
  return undoBatch(c.env, { batchId: params.id, seen: body.seen, by, now: Date.now(), newId });
});
