import { Hono } from 'hono';
import * as v from 'valibot';
import { Batch } from '../../shared/contract/batch.ts';
import { ClientId } from '../../shared/contract/protocol.ts';
import type { ApiEnv } from '../app-env.ts';
import { currentSecretVersion } from '../link-token.ts';
import { newId } from '../random.ts';
import { Refusal } from '../refusal.ts';
import { parseBody } from '../request-body.ts';
import { settingsOf } from '../settings.ts';
import { applyBatch } from './apply-batch.ts';
import { checkedRows } from './checked-row.ts';
import { planRows } from './plan-store.ts';
import { findReceipt } from './receipt-store.ts';

/** Planning and applying batches, and what became of them; for owners and admins. */
export const batchRoutes = new Hono<ApiEnv>();

batchRoutes.post('/plan', async (c) => {
  const batch = await parseBody(c, Batch);
  const plan = await planRows(c.env.DB, {
    now: Date.now(),
    batchId: null,
    invitedBy: c.get('signedIn').memberId,
    secretVersion: currentSecretVersion(settingsOf(c.env).linkSecrets),
    rows: checkedRows(batch.rows, newId),
  });
  return c.json(plan);
});

batchRoutes.put('/batches/:id', async (c) => {
  const id = c.req.param('id');
  if (!v.is(ClientId, id)) throw new Refusal({ code: 'invalid-request', at: 'id' });
  const batch = await parseBody(c, Batch);
  const by = c.get('signedIn').memberId;
  return c.json(await applyBatch(c.env, { id, batch, by, now: Date.now(), newId }));
});

batchRoutes.get('/batches/:id', async (c) => {
  const found = await findReceipt(c.env.DB, c.req.param('id'));
  if (!found) throw new Refusal({ code: 'not-found' });
  return c.json(found.receipt);
});
