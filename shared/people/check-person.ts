import { betterDomain, suggestAddress } from './address-suggestion.ts';
import { checkPassword } from './check-password.ts';
import { isDisposable } from './disposable-domains.ts';
import { checkAddress, domainOf } from './email-address.ts';
import { languageCode, languages } from './languages.ts';
import { maxInformationLength, maxLabelLength, maxListedPerRow, maxNameLength } from './limits.ts';
import { mendedAddress } from './mended-address.ts';
import { linkInName } from './name-link.ts';
import type { Person } from './person.ts';
import { type PersonProblem, problem } from './person-problem.ts';
import { isPlainText } from './plain-text.ts';
import { isRole } from './role-addresses.ts';

const knownLanguages: ReadonlySet<string> = new Set(languages);
/** Controls, marks that turn the direction of text, invisible tags; a tab or a line end is no part of a name either. */
const unprintable =
  /[\0-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff\u{e0000}-\u{e0fff}]|\p{Cs}/u;
/** The same for texts of several lines. */
const unprintableText = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\uffff]|\p{Cs}/u;
/** Characters of a name that is looked through. */
const longestLooked = 100_000;

/** The last domain looked at and what is known of it: the addresses of a list share few. Only speed depends on it. */
let lastDomain = { domain: '', better: betterDomain(''), disposable: false };

/**
 * All that is wrong with one person: the one check of the reader, of edits in the review grid and of the server. Errors
 * keep the row from being sent, warnings ask for a look. A password never stands in the evidence. Who knows that names,
 * information, labels and groups are plain texts (`isPlainText`), or cut from some, spares them a second look.
 */
export function checkPerson(person: Person, areWordsPlain = false): PersonProblem[] {
  const problems: PersonProblem[] = [];
  checkEmail(person.email, problems);
  if (!areWordsPlain) {
    checkName('lastName', person.lastName, problems);
    checkName('firstName', person.firstName, problems);
  }
  if (person.password !== '') checkPassword(person.password, person.email, problems);
  if (person.language !== '' && !knownLanguages.has(person.language)) checkLanguage(person.language, problems);
  if (!areWordsPlain && person.additionalInformation !== '') checkInformation(person.additionalInformation, problems);
  checkLabels('labels', person.labels, areWordsPlain, problems);
  checkLabels('groups', person.groups, areWordsPlain, problems);
  return problems;
}

function checkEmail(email: string, problems: PersonProblem[]): void {
  if (email === '') {
    problems.push(problem('address-missing', 'error', 'email', ''));
    return;
  }
  const checked = checkAddress(email);
  if ('fault' in checked) {
    const suggestion = suggestAddress(email);
    const isTypo = suggestion !== null && !('fault' in checkAddress(suggestion));
    const mended = isTypo ? suggestion : mendedAddress(email);
    const offer = mended === null ? {} : { suggestion: suggestAddress(mended) ?? mended };
    problems.push({ ...problem('address-invalid', 'error', 'email', email), fault: checked.fault, ...offer });
    return;
  }
  const domain = domainOf(email);
  const at = email.length - domain.length - 1;
  const { better, disposable } = knownDomain(domain);
  if (better !== null) {
    const suggestion = `${email.slice(0, at)}@${better}`;
    problems.push({ ...problem('address-typo', 'warning', 'email', email), suggestion });
  }
  if (isRole(email.slice(0, at))) problems.push(problem('address-role', 'warning', 'email', email));
  if (disposable) problems.push(problem('address-disposable', 'warning', 'email', email));
}

function knownDomain(domain: string): typeof lastDomain {
  if (domain !== lastDomain.domain) {
    lastDomain = { domain, better: betterDomain(domain), disposable: isDisposable(domain.toLowerCase()) };
  }
  return lastDomain;
}

function checkName(field: 'lastName' | 'firstName', name: string, problems: PersonProblem[]): void {
  if (isPlainText(name)) return;
  // What is far too long is not looked through: it may be a megabyte.
  const isLooked = name.length <= longestLooked;
  if (isLooked && unprintable.test(name)) problems.push(problem('text-control-character', 'error', field, name));
  if (name.length > maxNameLength && longerThan(name, maxNameLength)) {
    problems.push(problem('name-too-long', 'error', field, name));
    return;
  }
  const link = linkInName(name);
  if (link !== null) problems.push(problem('name-is-link', 'error', field, link));
}

function checkLanguage(language: string, problems: PersonProblem[]): void {
  const suggestion = languageCode(language);
  const unknown = problem('language-unknown', 'warning', 'language', language);
  problems.push(suggestion === null ? unknown : { ...unknown, suggestion });
}

function checkInformation(text: string, problems: PersonProblem[]): void {
  if (isPlainText(text)) return;
  const field = 'additionalInformation';
  if (text.length > maxInformationLength && longerThan(text, maxInformationLength)) {
    problems.push(problem('information-too-long', 'error', field, text));
    return;
  }
  if (unprintableText.test(text)) problems.push(problem('text-control-character', 'error', field, text));
}

function checkLabels(
  field: 'labels' | 'groups',
  labels: readonly string[],
  arePlain: boolean,
  problems: PersonProblem[],
): void {
  if (labels.length > maxListedPerRow) problems.push(problem('too-many-labels', 'error', field, `${labels.length}`));
  if (arePlain) return;
  for (const label of labels) {
    if (isPlainText(label)) continue;
    if (label.length > maxLabelLength && longerThan(label, maxLabelLength)) {
      problems.push(problem('label-too-long', 'error', field, label));
    } else if (unprintable.test(label)) {
      problems.push(problem('text-control-character', 'error', field, label));
    }
  }
}

/** Whether a text has more than so many characters, as people count: a pair of surrogates is one. */
function longerThan(text: string, limit: number): boolean {
  if (text.length > 2 * limit) return true;
  let count = 0;
  for (const _ of text) count++;
  return count > limit;
}
