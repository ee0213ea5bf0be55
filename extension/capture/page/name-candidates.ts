import { isFirstName } from '../../../shared/people/first-names.ts';
import { foldWord } from '../../../shared/people/name-words.ts';
import { isRole } from '../../../shared/people/role-addresses.ts';
import { type PersonName, personName } from './person-name.ts';

/** The name found for an address. */
export interface FoundName {
  text: string;
  /** To compare names of the same person from several places; from 0. */
  score: number;
  isSure: boolean;
  /** The line that says it. */
  line: number;
}

/** How much a place speaks for what stands there being a name. */
export const weight = {
  property: 10,
  field: 9,
  inLine: 5,
  heading: 6,
  strong: 5,
  named: 6,
  picture: 5,
  link: 4,
  line: 3,
};

/** Names to choose from. */
export class Candidates {
  readonly #localPart: string;
  /** What was tried, for a line is looked at again in each element around it. */
  readonly #names = new Map<string, PersonName | null>();
  #all: { name: PersonName; base: number; score: number; line: number }[] = [];

  constructor(localPart: string) {
    this.#localPart = localPart;
  }

  clear(): void {
    this.#all = [];
  }

  add(text: string, base: number, line: number): void {
    let name = this.#names.get(text);
    if (name === undefined) {
      name = personName(text, this.#localPart);
      this.#names.set(text, name);
    }
    if (!name) return;
    const score = base + 1.5 * name.evidence + (name.words >= 2 ? 1 : 0) - (name.words > 4 ? 1 : 0);
    this.#all.push({ name, base, score, line });
  }

  /** The best one that enough speaks for; where that is asked, only one that the address repeats. */
  best(mustFit: boolean): FoundName | null {
    const good = this.#all.filter(({ name, base }) => {
      if (mustFit && name.evidence < 2) return false;
      if (name.words < 2) return name.evidence >= 2 && !isMailbox(name.text, this.#localPart);
      return name.evidence > 0 || base >= weight.strong - 1;
    });
    const [best] = good.sort((one, other) => other.score - one.score);
    if (!best) return null;
    const { name, base, score, line } = best;
    const isSure = name.evidence >= 2 || (name.evidence > 0 && base >= weight.link - 1 && !isRole(this.#localPart));
    return { text: name.text, score, isSure, line };
  }
}

/** `Inscriptions: inscriptions@…` names a mailbox, `Paul: paul@…` somebody. */
function isMailbox(word: string, localPart: string): boolean {
  return foldWord(word) === foldWord(localPart) && !isFirstName(foldWord(word));
}
