import { type MadePart, madeParts } from '../../batches/made-import.ts';
import { defaultChoices } from '../../batches/stored-batch.ts';
import { warmReader } from '../../capture/reading-job.ts';
import { database } from '../here.ts';
import { countAhead } from '../rows/counted-ahead.ts';

/**
 * Reads a made-up list and makes an import of it in memory, which is answered: the browser has compiled the way that the
 * first one takes.
 */
export async function warmImport(): Promise<MadePart[]> {
  const reading = await warmReader();
  if (reading === null) return [];
  const list = { reading, source: { kind: 'paste', title: '' } } as const;
  const making = { importId: '', choices: defaultChoices, name: '', now: Date.now(), signal: undefined };
  const parts = (await madeParts(database, [list], making)) ?? [];
  for (const { rows } of parts) countAhead(rows);
  return parts;
}
