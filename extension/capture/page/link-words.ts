import { nameBefore } from '../../../shared/reading/name-beside.ts';
import { personName } from './person-name.ts';

/** What a link to addresses says: its one address behind the name that its words hold, or the addresses alone. */
export function linkWithAddresses(words: string, addresses: readonly string[]): string {
  const [address = ''] = addresses;
  if (addresses.length !== 1 || words === '' || words.includes('@')) return addresses.join(', ');
  const localPart = address.slice(0, address.indexOf('@'));
  const near = words.slice(0, 200);
  const name = personName(near, localPart) ?? personName(nameBefore(`${near} <`, true, localPart).name, localPart);
  return name === null ? address : `${name.text} <${address}>`;
}
