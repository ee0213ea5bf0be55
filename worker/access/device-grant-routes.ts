import type * as v from 'valibot';
import {
  DeviceCodeRequest,
  type DeviceCodeResponse,
  DeviceTokenRequest,
  type DeviceTokenResponse,
} from '../../shared/contract/device-grant.ts';
import type { AppEnv } from '../app-env.ts';
import { sha256 } from '../digest.ts';
import { Hono } from '../hono.ts';
import { newId, newToken } from '../random.ts';
import { Refusal } from '../refusal.ts';
import { onlyUpTo, parseBody } from '../request-body.ts';
import { settingsOf } from '../settings.ts';
import { clientPlace } from './client-place.ts';
import { notePoll, readDeviceCode, redeemDeviceCode, storeDeviceCode } from './device-code-store.ts';
import { deviceLabel, devicePlace } from './device-description.ts';
import { limits } from './limits.ts';
import { spend } from './rate-limit.ts';
import { newUserCode } from './user-code.ts';

/** Seconds for which a code can be approved. */
const codeSeconds = 10 * 60;
/** Seconds between two questions at first, and by how much they grow for who asks too fast (RFC 8628, 3.5). */
const pollSeconds = 3;
const slowDownSeconds = 5;
/** Milliseconds by which the network may bring a question too early without blame. */
const pollTolerance = 1000;

/** Octets of a body, at most: strangers may send it, and reading JSON of the API's limit takes a second of CPU. */
const maxGrantBytes = 4096;

/** How an extension gets its token without ever seeing a password: the device grant (RFC 8628), as JSON. */
export const deviceGrantRoutes = new Hono<AppEnv>();

deviceGrantRoutes.post('/device/code', onlyUpTo(maxGrantBytes), async (c) => {
  const { label } = await parseBody(c, DeviceCodeRequest);
  const now = Date.now();
  await spend(c.env, [{ limit: limits.deviceCode, subject: clientPlace(c) }], now);
  const deviceCode = newToken();
  const userCode = newUserCode();
  await storeDeviceCode(c.env.DB, {
    codeHash: await sha256(deviceCode),
    userCode,
    label: deviceLabel(label),
    placeDigest: await devicePlace(c, userCode),
    pollSeconds,
    expiresAt: now + codeSeconds * 1000,
  });
  const verificationUri = `${settingsOf(c.env).origin}/device`;
  const answer: v.InferOutput<typeof DeviceCodeResponse> = {
    deviceCode,
    userCode,
    verificationUri,
    verificationUriComplete: `${verificationUri}?code=${userCode}`,
    expiresIn: codeSeconds,
    interval: pollSeconds,
  };
  return c.json(answer);
});

deviceGrantRoutes.post('/device/token', onlyUpTo(maxGrantBytes), async (c) => {
  const { deviceCode } = await parseBody(c, DeviceTokenRequest);
  const codeHash = await sha256(deviceCode);
  const now = Date.now();
  const device = await readDeviceCode(c.env.DB, codeHash, now);
  if (!device) throw new Refusal({ code: 'expired-token' });
  if (device.state === 'denied') throw new Refusal({ code: 'access-denied' });
  if (device.state === 'pending') {
    const early = now - device.polledAt < device.pollSeconds * 1000 - pollTolerance;
    const interval = device.pollSeconds + (early ? slowDownSeconds : 0);
    await notePoll(c.env.DB, { codeHash, pollSeconds: interval, now });
    throw new Refusal(early ? { code: 'slow-down', interval } : { code: 'authorization-pending' });
  }
  const token = newToken();
  const signInId = newId();
  const redeemed = await redeemDeviceCode(c.env.DB, {
    codeHash,
    signInId,
    tokenHash: await sha256(token),
    auditId: newId(),
    now,
  });
  if (!redeemed) throw new Refusal({ code: 'access-denied' });
  const answer: v.InferOutput<typeof DeviceTokenResponse> = { token, signInId };
  return c.json(answer);
});
