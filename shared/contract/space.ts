import * as v from 'valibot';
import { Moment, ServerId } from './protocol.ts';

/** What a member may do: the owner and admins manage the space. */
export const roles = ['owner', 'admin', 'member'] as const;

/** The space and who is signed in to it. */
export const Me = v.object({
  space: v.object({ name: v.string(), language: v.string() }),
  member: v.object({
    id: ServerId,
    email: v.string(),
    firstName: v.string(),
    lastName: v.string(),
    role: v.picklist(roles),
  }),
});
/** See the schema of the same name. */
export type Me = v.InferOutput<typeof Me>;

/** One sign-in (a browser) or connected device (an extension) of the member who asks. */
export const SignIn = v.object({
  id: ServerId,
  kind: v.picklist(['browser', 'extension']),
  label: v.string(),
  createdAt: Moment,
  lastUsedAt: Moment,
  /** Whether the request that asks was made with this one. */
  current: v.boolean(),
});
/** See the schema of the same name. */
export type SignIn = v.InferOutput<typeof SignIn>;

/** The sign-ins of the member who asks, newest first. */
export const SignIns = v.object({ signIns: v.array(SignIn) });
