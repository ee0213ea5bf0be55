import * as v from 'valibot';
import { DeviceCodeResponse } from '../../shared/contract/device-grant.ts';
import { Moment } from '../../shared/contract/protocol.ts';
import { Me } from '../../shared/contract/space.ts';
import { SealedText } from '../batches/sealed-text.ts';

/** A space that this browser is, or was, connected to. */
export const StoredSpace = v.object({
  /** Its origin. It is the key: connecting to the same address again goes on with its batches. */
  address: v.string(),
  /** The host until the space has told its name. */
  name: v.string(),
  /** Whom the space knows us as; null until it has told. */
  member: v.nullable(Me.entries.member),
  /** IANA name; null until the space has told. */
  timeZone: Me.entries.space.entries.timeZone,
  connectedAt: Moment,
  /** `signed-out`: the space refused the token, so its batches wait for the admin to connect again. */
  state: v.picklist(['connected', 'signed-out']),
  signInId: v.string(),
  token: SealedText,
  /** Set while the space does not answer: nothing is asked of it until then. */
  rest: v.nullable(
    v.object({
      until: Moment,
      /** Failures in a row. */
      failures: v.number(),
      /** The space itself named the time (Retry-After), so not even the admin's click shortens it. */
      asked: v.boolean(),
    }),
  ),
  /** What it wants to be forgotten; null until it was asked. */
  forgetting: v.optional(
    v.nullable(
      v.object({
        /** The place in its list of erasures up to which this browser has followed. */
        last: v.number(),
        askedAt: Moment,
        /** Days after which lists that were sent lose their people; 0: never. */
        listsDays: v.number(),
      }),
    ),
    null,
  ),
});
/** See the schema of the same name. */
export type StoredSpace = v.InferOutput<typeof StoredSpace>;

/** A connection that waits for the admin's consent in the space's own page (RFC 8628); at most one at a time. */
export const PendingConnection = v.object({
  id: v.literal('pending'),
  address: v.string(),
  /** The device code gives the token to whoever holds it, so it is sealed too. */
  deviceCode: SealedText,
  userCode: DeviceCodeResponse.entries.userCode,
  verificationUri: v.string(),
  verificationUriComplete: v.string(),
  expiresAt: Moment,
  /** Milliseconds between two questions, and the moment before which none is asked. */
  interval: v.number(),
  nextPollAt: Moment,
});
/** See the schema of the same name. */
export type PendingConnection = v.InferOutput<typeof PendingConnection>;
