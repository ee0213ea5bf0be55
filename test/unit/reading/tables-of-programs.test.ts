import { describe, expect, it } from 'vitest';
import { readPeople } from '../../../shared/reading/read-people.ts';

function read(text: string) {
  const { rows, leftovers } = readPeople({ kind: 'text', text });
  return {
    people: rows.map(({ person }) => `${person.firstName}|${person.lastName}|${person.email}`),
    places: rows.map(({ place }) => `${place.line}:${place.column}`),
    left: leftovers.map(({ place, text }) => `${place.line}:${place.column} ${text}`),
    problems: rows.flatMap(({ problems }) => problems.map(({ code }) => code)),
  };
}

const both = ['Marie|Dupont|marie@x.org', 'Jean|Martin|jean@x.org'];

describe('tables side by side', () => {
  it('are read as one list, each person with its place', () => {
    const { people, places, left, problems } = read(
      'Classe 3A\nNom\tPrénom\tMail\t\tNom\tPrénom\tMail\nDupont\tMarie\tmarie@x.org\t\tMartin\tJean\tjean@x.org\nRoy\tEve\teve@x.org\nTotal\t2\t\t\tTotal\t1',
    );
    expect(people).toEqual([...both, 'Eve|Roy|eve@x.org']);
    expect(places).toEqual(['3:3', '3:7', '4:3']);
    expect(left).toEqual(['1:1 Classe 3A', '5:1 Total ; 2', '5:5 Total ; 1']);
    expect(problems).toEqual([]);
  });

  it('may all be of those who are there for others', () => {
    const { people } = read('Père;;Mère;\nNom;Mail;Nom;Mail\nJean Martin;jean@x.org;Eve Roy;eve@x.org');
    expect(people).toEqual(['Jean|Martin|jean@x.org', 'Eve|Roy|eve@x.org']);
  });

  it('are three as well, without columns between', () => {
    const { people } = read(
      'Nom;Mail;Nom;Mail;Nom;Mail\nMarie Dupont;marie@x.org;Jean Martin;jean@x.org;Eve Roy;eve@x.org',
    );
    expect(people).toEqual([...both, 'Eve|Roy|eve@x.org']);
  });

  it.each([
    ['two addresses and telephones of one person', 'Mail;Tel;Mail;Tel\nm@x.org;01;p@x.org;02', ['||m@x.org']],
    ['columns of another person', 'Nom;Mail;Nom;Mail;Classe\nA Roy;a@x.org;B Roy;b@x.org;3A', ['A|Roy|a@x.org']],
    [
      'columns that a title gives to another person',
      'Élève;;Responsable légal 1;\nNom;Mail;Nom;Mail\nA Roy;a@x.org;B Roy;b@x.org',
      ['A|Roy|a@x.org'],
    ],
  ])('are not %s', (_, text, people) => {
    expect(read(text).people).toEqual(people);
  });
});

describe('Markdown tables', () => {
  it('are read without the marks of their cells', () => {
    const { people, problems, left } = read(
      '| Nom | E-mail |\n|:---|:---:|\n| **Marie Dupont** | [marie@x.org](mailto:marie@x.org) |\n| _Jean Martin_ | `jean@x.org` |',
    );
    expect(people).toEqual(both);
    expect(problems).toEqual([]);
    expect(left).toEqual([]);
  });

  it('keep each letter of a password', () => {
    const text =
      '| Nom | E-mail | Mot de passe | Labels |\n|---|---|---|---|\n| Roy | a@x.org | *Secret-12345* | *VIP* |';
    expect(readPeople({ kind: 'text', text }).rows[0]?.person).toMatchObject({
      password: '*Secret-12345*',
      labels: ['VIP'],
    });
  });

  it.each([
    ['[écrire](mailto:jean@x.org)', ['Jean|Martin|jean@x.org'], ['address-repaired']],
    ['[j@x.org](mailto:jean@x.org)', ['Jean|Martin|[j@x.org](mailto:jean@x.org)'], ['address-invalid']],
    ['**[jean@x.org](mailto:jean@x.org?subject=a)**', ['Jean|Martin|jean@x.org'], []],
  ])('show the address of %s', (link, people, problems) => {
    const found = read(`| Nom | E-mail |\n|---|---|\n| [Jean Martin](mailto:jean@x.org) | ${link} |`);
    expect(found).toMatchObject({ people, problems });
  });

  it('lose no address and no letter of a remark', () => {
    const text =
      '| Nom | E-mail | Labels | Info |\n|---|---|---|---|\n| [Roy](mailto:a@x.org) | | *** | [site](https://x.org) **a** |';
    const [row] = readPeople({ kind: 'text', text }).rows;
    expect(row?.person).toMatchObject({ labels: ['***'], additionalInformation: '[site](https://x.org) **a**' });
    expect(JSON.stringify(row)).toContain('a@x.org');
  });
});
