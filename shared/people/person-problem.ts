import * as v from 'valibot';
import { type PersonField, personFields } from './person.ts';

/** Why an address cannot be used, one code per sentence that the admin reads. */
const addressFaults = [
  'no-at-sign',
  'several-at-signs',
  'several-addresses',
  'local-part-empty',
  'local-part-too-long',
  'local-part-dots',
  'local-part-character',
  'local-part-quoted',
  'domain-empty',
  'domain-too-long',
  'domain-label',
  'domain-not-public',
  'domain-literal',
  'look-alike-character',
  'control-character',
  'too-long',
] as const;

/** See `addressFaults`. */
export type AddressFault = (typeof addressFaults)[number];

/**
 * What can be wrong with a row. An error keeps the row from being sent, a warning asks for a look, a note only tells
 * what was repaired.
 */
const personProblemCodes = [
  'address-missing',
  'address-invalid',
  'address-typo',
  'address-role',
  'address-disposable',
  'address-repaired',
  'address-other',
  'address-faint',
  'address-guessed',
  'name-guessed',
  'text-repaired',
  'text-control-character',
  'name-is-link',
  'name-too-long',
  'language-unknown',
  'send-credentials-unclear',
  'password-too-short',
  'password-too-long',
  'password-common',
  'password-is-address',
  'information-too-long',
  'label-too-long',
  'too-many-labels',
  'duplicate-merged',
  'duplicate-conflict',
  'row-ragged',
  'formula-failed',
  'member-suspended',
  'mailed-too-often',
  'row-id-reused',
  'password-missing',
  'group-unknown',
] as const;

/** See `personProblemCodes`. */
export type PersonProblemCode = (typeof personProblemCodes)[number];

/** One thing that is wrong with, or worth knowing about, one row. */
export const PersonProblem = v.object({
  code: v.picklist(personProblemCodes),
  severity: v.picklist(['error', 'warning', 'note']),
  /** The field that it is about, or null when it is about the whole row. */
  field: v.nullable(v.picklist(personFields)),
  /** The piece of the input that shows it, shortened to 200 characters. */
  evidence: v.string(),
  /** For `address-invalid`: which rule was broken. */
  fault: v.optional(v.picklist(addressFaults)),
  /** A value that the admin may take over with one click; never applied by itself. */
  suggestion: v.optional(v.string()),
});
/** See the schema of the same name. */
export type PersonProblem = v.InferOutput<typeof PersonProblem>;

/** A problem with its evidence shortened to what a screen can show. */
export function problem(
  code: PersonProblemCode,
  severity: PersonProblem['severity'],
  field: PersonField | null,
  evidence: string,
): PersonProblem {
  return { code, severity, field, evidence: shortEvidence(evidence) };
}

/** At most 200 characters, never half a surrogate pair. */
function shortEvidence(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 199).toWellFormed()}…`;
}
