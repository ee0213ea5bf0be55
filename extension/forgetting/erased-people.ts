import { type Erased, erasedAddress, erasedMember } from '../../shared/contract/erasure.ts';

/** Who was erased from a space. It can be asked only about somebody who is known already. */
export interface ErasedPeople {
  /** The space that they were erased from. */
  spaceAddress: string;
  /** When, by this browser's clock, the person of a canonical address was erased last; null: they were not. */
  erasedAt(canonical: string): Promise<number | null>;
  /** Whether the member of this id was erased. */
  isErased(memberId: string): Promise<boolean>;
}

/** Makes answers of a space askable; `now` is when they came. */
export async function erasedPeople(
  spaceAddress: string,
  answers: readonly Pick<Erased, 'key' | 'people'>[],
  now: number,
): Promise<ErasedPeople> {
  const people = answers.flatMap((answer) => answer.people);
  const moments = new Map<string, number>();
  for (const { address, age } of people) {
    moments.set(address, Math.max(now - age, moments.get(address) ?? 0));
  }
  const members = new Set(people.map(({ member }) => member));
  const digest = await digester(answers.at(-1)?.key ?? '');
  const known = new Map<string, Promise<string>>();
  const once = (text: string) => {
    const found = known.get(text) ?? digest(text);
    known.set(text, found);
    return found;
  };
  return {
    spaceAddress,
    erasedAt: async (canonical) => moments.get(await once(erasedAddress(canonical))) ?? null,
    isErased: async (memberId) => members.has(await once(erasedMember(memberId))),
  };
}

/** HMAC-SHA-256 in hex digits, under a key in hex digits. */
async function digester(key: string): Promise<(text: string) => Promise<string>> {
  const octets = Uint8Array.from(key.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const mac = await crypto.subtle.importKey('raw', octets, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return async (text) => {
    const signed = new Uint8Array(await crypto.subtle.sign('HMAC', mac, new TextEncoder().encode(text)));
    return Array.from(signed, (octet) => octet.toString(16).padStart(2, '0')).join('');
  };
}

/** Those of some texts that pass, each looked at once. */
export async function passing(texts: Iterable<string>, passes: (text: string) => Promise<boolean>): Promise<string[]> {
  const all = [...new Set(texts)];
  const verdicts = await Promise.all(all.map(passes));
  return all.filter((_, index) => verdicts[index]);
}
