import * as v from 'valibot';
import { endpoint } from './endpoint.ts';
import { Moment, ServerId } from './protocol.ts';

/** What a member may do: the owner and admins manage the space. */
export const roles = ['owner', 'admin', 'member'] as const;
/** See `roles`. */
export type Role = (typeof roles)[number];

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

/** The languages that the pages and mails of a space exist in. */
export const spaceLanguages = ['en', 'fr'] as const;

/** The settings of the space. */
export const SpaceSettings = v.object({
  name: v.string(),
  /** One of `spaceLanguages`; for people whose language is not known. */
  language: v.string(),
  /** The name that mails come from; empty: the space's name. */
  senderName: v.string(),
  /** Where answers to mails go; empty: to who invited. */
  replyTo: v.string(),
  /** Days that an invitation is valid. */
  invitationDays: v.number(),
  /** Characters of a password that people choose themselves, at least. */
  passwordMin: v.number(),
  /** Whether people whose password an admin set are asked to change it at their first sign-in. */
  askPasswordChange: v.boolean(),
});
/** See the schema of the same name. */
export type SpaceSettings = v.InferOutput<typeof SpaceSettings>;

/** Every setting by its name. */
export const settingNames = v.keyof(SpaceSettings).options;

/** Bounds of the settings that are numbers. */
export const settingBounds = { invitationDays: [1, 365], passwordMin: [8, 64] } as const;

const bounded = (name: keyof typeof settingBounds) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(settingBounds[name][0]), v.maxValue(settingBounds[name][1]));

/** Reading and changing the space's settings. */
export const spaceEndpoints = {
  readMe: endpoint({ method: 'GET', path: '/me', summary: 'The space, and who asks.', answer: Me }),
  readSettings: endpoint({
    method: 'GET',
    path: '/settings',
    summary: 'The settings of the space.',
    answer: SpaceSettings,
  }),
  changeSettings: endpoint({
    method: 'PATCH',
    path: '/settings',
    summary: 'Changes the settings that are given; a value that cannot be used is refused with value-refused.',
    body: v.partial(
      v.strictObject({
        name: v.pipe(v.string(), v.maxLength(1000)),
        language: v.pipe(v.string(), v.maxLength(20)),
        senderName: v.pipe(v.string(), v.maxLength(1000)),
        replyTo: v.pipe(v.string(), v.maxLength(1000)),
        invitationDays: bounded('invitationDays'),
        passwordMin: bounded('passwordMin'),
        askPasswordChange: v.boolean(),
      }),
    ),
    answer: SpaceSettings,
  }),
};

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
