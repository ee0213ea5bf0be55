import { describe, expect, it } from 'vitest';
import { readPeople } from '../../../shared/reading/read-people.ts';

/** People as `first|last|address`, in order, and what was not understood. */
function read(text: string): { people: string[]; left: string[] } {
  const { rows, leftovers } = readPeople({ kind: 'text', text });
  return {
    people: rows.map(({ person }) => `${person.firstName}|${person.lastName}|${person.email}`),
    left: leftovers.map((leftover) => leftover.text),
  };
}

const people = ['Marie|Dupont|m7@x.org', 'Jean|Martin|j9@x.org'];

describe('emoji', () => {
  it.each([
    ['for bullets and words', '👤 Marie Dupont\n📧 m7@x.org\n\n👤 Jean Martin\n📧 j9@x.org', []],
    [
      'before the names of fields',
      '👤 Nom : Marie Dupont\n✉️ Mail : m7@x.org\n\n👤 Nom : Jean Martin\n✉️ Mail : j9@x.org',
      [],
    ],
    [
      'around a telephone number',
      '👤 Marie Dupont 📞 06 11 22 33 44 📧 m7@x.org\n👤 Jean Martin 📧 j9@x.org',
      ['06 11 22 33 44'],
    ],
    ['of figures', '1️⃣ Marie Dupont – m7@x.org\n2️⃣ Jean Martin – j9@x.org', []],
    ['behind names', 'Marie Dupont ⭐ <m7@x.org>; Jean Martin 👷🏽‍♂️ : j9@x.org', []],
    ['in quoted names', '"🎓 Marie Dupont" <m7@x.org>, "Jean Martin 🇫🇷" <j9@x.org>', []],
    ['behind addresses', 'm7@x.org - Marie Dupont ✨\nj9@x.org (Jean Martin 🚀)', []],
    ['between a company and a name', 'ACME 👤 Marie Dupont m7@x.org\nACME 👤 Jean Martin j9@x.org', ['ACME', 'ACME']],
    ['in cells of names', 'Nom\tMail\nMarie 💛 Dupont\tm7@x.org\nJean Martin ⭐\tj9@x.org', []],
    ['in cells of one name', 'Nom\tPrénom\tMail\nDupont ⭐\t🌸Marie\tm7@x.org\nMartin\tJean 👍\tj9@x.org', []],
  ])('%s are no part of a name', (_, text, left) => {
    expect(read(text)).toEqual({ people, left });
  });

  it('that were in a cell are shown with the row', () => {
    const { rows } = readPeople({ kind: 'text', text: 'Nom;Prénom;Mail\nDupont ⭐;Marie;m7@x.org' });
    expect(rows[0]?.problems).toMatchObject([{ code: 'text-repaired', field: 'lastName', evidence: 'Dupont ⭐' }]);
    const { rows: whole } = readPeople({ kind: 'text', text: 'Nom;Mail\nMarie Dupont ⭐;m7@x.org' });
    expect(whole[0]?.problems).toMatchObject([{ code: 'text-repaired', evidence: 'Marie Dupont ⭐' }]);
  });

  it('are told from signs of plain text', () => {
    const { rows } = readPeople({ kind: 'text', text: 'Nom;Prénom;Mail\nACME™;李©明;m7@x.org\n㊗田;Zoé ™️;j9@x.org' });
    expect(rows.map(({ person }) => `${person.lastName}|${person.firstName}`)).toEqual(['ACME™|李©明', '㊗田|Zoé']);
  });

  it('stay where they may be meant', () => {
    const { rows } = readPeople({ kind: 'text', text: 'Nom;Mail;Labels;Note\nDupont;m7@x.org;⭐ VIP;🚀' });
    expect(rows[0]?.person).toMatchObject({ labels: ['⭐ VIP'] });
  });
});
