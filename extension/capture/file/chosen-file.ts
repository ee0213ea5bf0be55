import { maxFileBytes } from './file-limits.ts';
import { pageReading } from './page-reading.ts';
import { type FileAnswer, readFile } from './read-file.ts';

/** What is needed of the browser's `File`, dropped or chosen. */
type ChosenFile = Pick<File, 'name' | 'size' | 'arrayBuffer'>;

/**
 * Reads a file that was dropped on a page or chosen in one; see `readFile`. A file that is too large is not even
 * loaded, and one that was removed, changed or locked meanwhile, or is a folder, is a problem like any other. Null when
 * `signal` ended the reading before.
 */
export async function readChosenFile(file: ChosenFile): Promise<FileAnswer>;
export async function readChosenFile(file: ChosenFile, signal: AbortSignal): Promise<FileAnswer | null>;
export async function readChosenFile(file: ChosenFile, signal?: AbortSignal): Promise<FileAnswer | null> {
  if (file.size > maxFileBytes) return { problem: { code: 'file-too-large', size: file.size, limit: maxFileBytes } };
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return { problem: { code: 'file-gone', detail: error.name } };
  }
  const pause = async () => {
    await pageReading.pause();
    signal?.throwIfAborted();
  };
  try {
    signal?.throwIfAborted();
    const answer = await readFile({ name: file.name, bytes }, { ...pageReading, pause });
    return signal?.aborted ? null : answer;
  } catch (error) {
    if (signal?.aborted) return null;
    throw error;
  }
}
