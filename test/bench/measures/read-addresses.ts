import addressparser from 'nodemailer/lib/addressparser/index.js';
import { readPeople } from '../../../shared/reading/read-people.ts';
import { computed, type Measure, time } from '../runner/measure.ts';

/** A pasted list of people in the forms that mail programs write them in. */
export const readAddresses: Measure = {
  name: 'read-addresses',
  what: 'Reading a pasted list of "Name <address>" in mixed forms',
  with: "nodemailer's address parser on a plain list with commas",
  sizes: [1000, 3000, 10_000],
  runs: 15,
  series: [{ name: time, unit: 'ms', goal: { atMostTimes: 1.5 }, at: [10_000] }],
  async prepare(people) {
    const mixed = Array.from({ length: people }, (_, index) => mixedForm(index)).join('\n');
    const plain = Array.from({ length: people }, (_, index) => `Jean Dupont <jean.${index}@school.example.com>`).join(
      ', ',
    );
    return {
      ours: async () => computed(() => expectAll(readPeople({ kind: 'text', text: mixed }).rows.length, people)),
      against: async () => computed(() => expectAll(addressparser(plain).length, people)),
      end: async () => undefined,
    };
  },
};

function mixedForm(index: number): string {
  const address = `jean.${index}@school.example.com`;
  const forms = [
    `Jean Dupont <${address}>`,
    `"Dupont, Jean" <${address}>;`,
    `DUPONT, Jean <${address}>;`,
    `Jean Dupont\t${address}`,
    `- Jean Dupont: ${address}`,
    `[Jean Dupont](mailto:${address}),`,
    address,
    `Jean Dupont jean.${index} [at] school.example.com`,
  ];
  return forms[index % forms.length] ?? address;
}

function expectAll(read: number, people: number): void {
  if (read !== people) throw new Error(`${read} of ${people} people were read.`);
}
