import * as v from 'valibot';
import { endpoint } from './endpoint.ts';
import { ServerId } from './protocol.ts';

/** What a member may do: the owner and admins manage the space. */
export const roles = ['owner', 'admin', 'member'] as const;
/** See `roles`. */
export type Role = (typeof roles)[number];

/** The space and who is signed in to it. */
export const Me = v.object({
  space: v.object({
    name: v.string(),
    language: v.string(),
    /** See `SpaceSettings`; null from a space that does not tell it yet. */
    timeZone: v.optional(v.nullable(v.string()), null),
  }),
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
export const spaceLanguages = ['en', 'fr', 'de', 'es', 'it', 'nl', 'pt'] as const;

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
  /**
   * IANA name, such as `Europe/Paris`: in it sessions begin and end, and it is night or Sunday, when nobody is
   * reminded.
   */
  timeZone: v.string(),
  /** Days after which who has not accepted is reminded; 0: never. */
  reminderDays: v.number(),
  /** Days after which who never accepted is forgotten, once no invitation of theirs is open any more; 0: never. */
  forgetInvitedDays: v.number(),
  /**
   * Days after which lists that were applied lose what they say of people: here what refused rows quote, in browsers the
   * rows themselves; what became of each row stays. 0: never.
   */
  forgetListsDays: v.number(),
  /** Days after which a line of the audit is deleted; 0: never. */
  forgetAuditDays: v.number(),
});
/** See the schema of the same name. */
export type SpaceSettings = v.InferOutput<typeof SpaceSettings>;

/** Every setting by its name. */
export const settingNames = v.keyof(SpaceSettings).options;

/**
 * Settings that decide in whose name the space writes and how well accounts are guarded: like the admins themselves, they
 * are the owner's to change.
 */
export const ownerSettings = [
  'senderName',
  'replyTo',
  'passwordMin',
] as const satisfies readonly (keyof SpaceSettings)[];

/** Bounds of the settings that are numbers. */
export const settingBounds = {
  invitationDays: [1, 365],
  passwordMin: [8, 64],
  reminderDays: [0, 90],
  forgetInvitedDays: [0, 3650],
  forgetListsDays: [0, 3650],
  forgetAuditDays: [0, 3650],
} as const;

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
    summary:
      'Changes the settings that are given; a value that cannot be used is refused with value-refused. Sender, address ' +
      'for replies and least length of passwords are for the owner to change.',
    body: v.partial(
      v.strictObject({
        name: v.pipe(v.string(), v.maxLength(1000)),
        language: v.pipe(v.string(), v.maxLength(20)),
        senderName: v.pipe(v.string(), v.maxLength(1000)),
        replyTo: v.pipe(v.string(), v.maxLength(1000)),
        invitationDays: bounded('invitationDays'),
        passwordMin: bounded('passwordMin'),
        askPasswordChange: v.boolean(),
        timeZone: v.pipe(v.string(), v.maxLength(100)),
        reminderDays: bounded('reminderDays'),
        forgetInvitedDays: bounded('forgetInvitedDays'),
        forgetListsDays: bounded('forgetListsDays'),
        forgetAuditDays: bounded('forgetAuditDays'),
      }),
    ),
    answer: SpaceSettings,
  }),
};
