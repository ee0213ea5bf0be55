import type { Reading } from '../../../shared/reading/reading.ts';

/** The people of several lists; who stands in several of them is counted once, as it will be one row. */
export function countPeople(readings: readonly Reading[]): number {
  const all = readings.reduce((total, { rows }) => total + rows.length, 0);
  if (readings.length < 2) return all;
  const addresses = readings.flatMap(({ rows }) => rows.map(({ person }) => person.email.toLowerCase()));
  const named = addresses.filter((address) => address !== '');
  return all - named.length + new Set(named).size;
}

/**
 * Those of them who can be sent as they stand, each address once; counted when that is first asked for, as not every page
 * tells it.
 */
export function sendableIn(readings: readonly Reading[]): () => number {
  let counted: number | undefined;
  return () => {
    counted ??= countSendable(readings);
    return counted;
  };
}

function countSendable(readings: readonly Reading[]): number {
  const addresses = new Set<string>();
  for (const { rows } of readings) {
    for (const { person, problems } of rows) {
      if (problems.every(({ severity }) => severity !== 'error')) addresses.add(person.email.toLowerCase());
    }
  }
  return addresses.size;
}
