import { fitsLocalPart } from '../../../shared/people/name-aside.ts';
import { nameBefore } from '../../../shared/reading/name-beside.ts';
import { personName } from './person-name.ts';

/** Words without marks: whose name they are depends on an address by nothing but the words that it repeats. */
const plainWords = /^[A-Za-z]+(?: [A-Za-z]+)*$/;
/** Texts that are kept, at most. */
const mostKept = 1000;

/** What the links of a page say: hundreds of them often say the same, as `Write to me`. */
export class LinkWords {
  /** The names in texts of which their addresses repeat no word. */
  readonly #names = new Map<string, string | null>();

  /** What a link to addresses says: its one address behind the name that its words hold, or the addresses alone. */
  withAddresses(words: string, addresses: readonly string[]): string {
    const [address = ''] = addresses;
    if (addresses.length !== 1 || words === '' || words.includes('@')) return addresses.join(', ');
    const name = this.#nameIn(words.slice(0, 200), address.slice(0, address.indexOf('@')));
    return name === null ? address : `${name} <${address}>`;
  }

  #nameIn(words: string, localPart: string): string | null {
    if (!plainWords.test(words) || fitsLocalPart(words, localPart)) return nameIn(words, localPart);
    const known = this.#names.get(words);
    if (known !== undefined) return known;
    const name = nameIn(words, localPart);
    if (this.#names.size < mostKept) this.#names.set(words, name);
    return name;
  }
}

function nameIn(words: string, localPart: string): string | null {
  const name = personName(words, localPart) ?? personName(nameBefore(`${words} <`, true, localPart).name, localPart);
  return name?.text ?? null;
}
