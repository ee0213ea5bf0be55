import Papa from 'papaparse';
import { readPeople } from '../../../shared/reading/read-people.ts';
import { computed, type Measure, time } from '../runner/measure.ts';

/** A CSV export of eight columns, read to people and problems. */
export const readCsv: Measure = {
  name: 'read-csv',
  what: 'Reading a CSV of 8 columns to people and problems',
  with: 'PapaParse alone',
  sizes: [1000, 10_000, 100_000],
  runs: 15,
  series: [{ name: time, unit: 'ms', goal: { atMostTimes: 4 }, at: [100_000] }],
  async prepare(rows) {
    const text = csvOf(rows);
    return {
      ours: async () =>
        computed(() => {
          const read = readPeople({ kind: 'text', text }).rows.length;
          if (read !== rows) throw new Error(`${read} of ${rows} rows were read.`);
        }),
      against: async () => computed(() => Papa.parse<string[]>(text)),
      end: async () => undefined,
    };
  },
};

const surnames = ['Dupont', "O'Brien", 'Müller', 'de la Tour', 'Nguyễn', 'Martin-Lévy', 'Kowalska', 'Haddad'];
const givenNames = ['Zoé', 'Jean', 'Anne-Lise', 'Karim', 'Ingrid', 'Léo', 'Mary', 'Chloé'];

/** A list in the shape of the template: some cells quoted, some empty, one address in fifty mistyped. */
export function csvOf(rows: number): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const last = surnames[index % surnames.length] ?? '';
    const first = givenNames[(index * 3) % givenNames.length] ?? '';
    const address = index % 50 === 7 ? `person.${index}@@school.example.com` : `person.${index}@school.example.com`;
    const information = index % 5 === 0 ? `"Room ${index % 90}, second floor"` : `number ${index}`;
    const labels = index % 3 === 0 ? 'France | Région Nord' : '';
    return `${last},${first},${address},${labels},${index % 2},${index % 4 === 0 ? 'en' : 'fr'},${information},Class ${index % 40}`;
  });
  return `Last name,First name,E-mail,Labels,Send credentials,Language,Additional information,Groups\n${lines.join('\n')}\n`;
}
