import type { Path, Session } from '../../shared/contract/path.ts';
import { fieldError } from '../../shared/people/field-error.ts';
import { maxInformationLength } from '../../shared/people/limits.ts';
import { nameKey } from '../../shared/people/name-key.ts';
import { checkedName, tidy, valueRefused } from '../checked-values.ts';
import type { PathFields } from './path-store.ts';
import type { SessionFields } from './session-store.ts';

/** What is said about a path, as it is stored; refuses with `value-refused` at the first field that cannot be used. */
export function checkedPath(typed: Pick<Path, 'name' | 'description' | 'link'>): PathFields {
  const name = checkedName('name', typed.name);
  if (nameKey(name) === '') throw valueRefused('name', null);
  return { name, description: checkedDescription(typed.description), link: checkedLink(typed.link.trim()) };
}

/**
 * What is said about a session, as it is stored; refuses with `value-refused` at the first field that cannot be used.
 */
export function checkedSession(typed: Pick<Session, 'name' | 'startsAt' | 'endsAt'>): SessionFields {
  const { startsAt, endsAt } = typed;
  if (endsAt !== null && endsAt <= startsAt) throw valueRefused('endsAt', null);
  return { name: checkedName('name', typed.name), startsAt, endsAt };
}

/** The fields that a change gives: JSON has no undefined, only the type of an optional field has it. */
export function givenOf<Fields extends object>(change: Fields): Given<Fields> {
  return change as Given<Fields>;
}

type Given<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

/** Like additional information, a description is text of some length without invisible characters. */
function checkedDescription(typed: string): string {
  const description = tidy(typed);
  const problem = fieldError('additionalInformation', description.slice(0, maxInformationLength));
  if (problem || description.length > maxInformationLength) throw valueRefused('description', problem);
  return description;
}

function checkedLink(link: string): string {
  if (link === '') return link;
  const url = URL.parse(link);
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') throw valueRefused('link', null);
  return url.href;
}
