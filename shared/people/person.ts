import * as v from 'valibot';

/** The fields of a person in the order of the import template's columns. */
export const personFields = [
  'lastName',
  'firstName',
  'email',
  'labels',
  'sendCredentials',
  'password',
  'language',
  'additionalInformation',
  'groups',
] as const;

/** One field of a person. */
export type PersonField = (typeof personFields)[number];

/** A person as read from a list: an empty text or list, or null, means "not given". */
export const Person = v.object({
  lastName: v.string(),
  firstName: v.string(),
  /** The address as it will be written to, trimmed and repaired; the canonical form is `canonicalAddress`. */
  email: v.string(),
  labels: v.array(v.string()),
  /** Whether the credentials are mailed; null leaves the choice to the batch. */
  sendCredentials: v.nullable(v.boolean()),
  password: v.string(),
  /** A code of `languages.ts`, or the text as given when it is unknown. */
  language: v.string(),
  additionalInformation: v.string(),
  /** Group ids (24 hex digits) or names, not yet resolved. */
  groups: v.array(v.string()),
});
/** See the schema of the same name. */
export type Person = v.InferOutput<typeof Person>;

/** A person of whom nothing is known yet. */
export function emptyPerson(): Person {
  return {
    lastName: '',
    firstName: '',
    email: '',
    labels: [],
    sendCredentials: null,
    password: '',
    language: '',
    additionalInformation: '',
    groups: [],
  };
}
