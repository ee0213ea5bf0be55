import * as v from 'valibot';
import { Seconds } from './protocol.ts';

/** Asks for a device code (RFC 8628, 3.1, as JSON like the rest of the API). */
export const DeviceCodeRequest = v.strictObject({
  /** What the admin sees in the list of devices, for example "Chromium on Linux". */
  label: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
});

/** The answer to `DeviceCodeRequest` (RFC 8628, 3.2). */
export const DeviceCodeResponse = v.object({
  deviceCode: v.string(),
  /** Eight letters that cannot be taken for one another, as `BCDF-GHJK`. */
  userCode: v.string(),
  verificationUri: v.string(),
  verificationUriComplete: v.string(),
  expiresIn: Seconds,
  interval: Seconds,
});
/** See the schema of the same name. */
export type DeviceCodeResponse = v.InferOutput<typeof DeviceCodeResponse>;

/** Asks whether the admin has decided (RFC 8628, 3.4); until then the answer is an `ApiProblem` of that chapter. */
export const DeviceTokenRequest = v.strictObject({
  deviceCode: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
});

/** The credentials of a connection: a bearer token for the API, listed and revocable under `signInId`. */
export const DeviceTokenResponse = v.object({
  token: v.string(),
  signInId: v.string(),
});
/** See the schema of the same name. */
export type DeviceTokenResponse = v.InferOutput<typeof DeviceTokenResponse>;
