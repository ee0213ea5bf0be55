import * as v from 'valibot';
import { endpoint } from './endpoint.ts';
import { Moment, ServerId } from './protocol.ts';

/** One sign-in (a browser), connected device (an extension) or API token. */
export const SignIn = v.object({
  id: ServerId,
  kind: v.picklist(['browser', 'extension', 'token']),
  /** What it may do: an API token may be for reading only. */
  scope: v.picklist(['read', 'write']),
  label: v.string(),
  createdAt: Moment,
  lastUsedAt: Moment,
  expiresAt: Moment,
  /** Whether the request that asks was made with this one. */
  current: v.boolean(),
});
/** See the schema of the same name. */
export type SignIn = v.InferOutput<typeof SignIn>;

/** The sign-ins of the member who asks, newest first. */
export const SignIns = v.object({ signIns: v.array(SignIn) });

/** The sign-ins and devices of the member who asks. */
export const signInEndpoints = {
  listSignIns: endpoint({
    method: 'GET',
    path: '/sign-ins',
    summary: 'The sign-ins, devices and tokens of the member who asks, newest first.',
    answer: SignIns,
  }),
  endSignIn: endpoint({
    method: 'DELETE',
    path: '/sign-ins/{id}',
    summary: 'Ends a sign-in, device or token of the member who asks.',
    tokens: false,
    params: v.strictObject({ id: v.string() }),
  }),
};

/** Days that an API token is valid, at most. */
export const maxTokenDays = 365;

/** API tokens, for programs. */
export const tokenEndpoints = {
  createToken: endpoint({
    method: 'POST',
    path: '/tokens',
    summary: 'Makes an API token of the member who asks; it is shown this once.',
    tokens: false,
    body: v.strictObject({
      label: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
      scope: v.picklist(['read', 'write']),
      days: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(maxTokenDays)),
    }),
    answer: v.object({ id: ServerId, token: v.string(), expiresAt: Moment }),
  }),
};
