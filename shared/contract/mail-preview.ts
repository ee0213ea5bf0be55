import * as v from 'valibot';
import { BatchSource } from './batch.ts';
import { endpoint } from './endpoint.ts';
import { ServerId } from './protocol.ts';

/** A mail as one person would get it, with a link and a password that are only shown in place of real ones. */
export const MailPreview = v.object({
  from: v.string(),
  replyTo: v.string(),
  /** The language that it is written in. */
  language: v.string(),
  subject: v.string(),
  text: v.string(),
  html: v.string(),
});
/** See the schema of the same name. */
export type MailPreview = v.InferOutput<typeof MailPreview>;

/** Sessions of which a mail tells besides one, at most. */
export const maxOtherSessions = 20;

/** Looking at mails before they leave. */
export const mailPreviewEndpoints = {
  previewMail: endpoint({
    method: 'POST',
    path: '/mail-preview',
    summary: 'Shows a mail as it would be written to somebody.',
    writes: false,
    body: v.strictObject({
      kind: v.picklist(['invitation', 'credentials', 'path-invitation']),
      /** The session to whose path the mail invites, or in which a batch enrols; null without one. */
      session: v.optional(v.nullable(ServerId), null),
      /** Other sessions of which a mail about joining the space tells, if they are open. */
      otherSessions: v.optional(v.pipe(v.array(ServerId), v.maxLength(maxOtherSessions)), []),
      source: BatchSource.entries.kind,
      to: v.strictObject({
        email: v.pipe(v.string(), v.maxLength(1000)),
        lastName: v.pipe(v.string(), v.maxLength(1000)),
        firstName: v.pipe(v.string(), v.maxLength(1000)),
        language: v.pipe(v.string(), v.maxLength(100)),
      }),
    }),
    answer: MailPreview,
  }),
};
