import {
  type FileCapture,
  type FileKind,
  type FileProblem,
  type FileReading,
  FileRefused,
  type NamedFile,
  type UnreadableKind,
} from './file-capture.ts';
import { archiveKind, byteKind, oleKind } from './file-kind.ts';
import { maxFileBytes } from './file-limits.ts';
import { readTextFile } from './read-text-file.ts';
import { workbookCapture } from './workbook-capture.ts';
import { ZipArchive } from './zip-archive.ts';

/** The lists that a file holds, or why it cannot be read. */
export type FileAnswer = { capture: FileCapture } | { problem: FileProblem };

/**
 * Reads a file that was dropped or chosen. What it is, its bytes decide and its name only where they leave it open: a
 * `.csv` that is a workbook is read as one. Nothing in it runs, is expanded or is loaded from elsewhere. Never throws
 * for what a file holds.
 */
export async function readFile(file: NamedFile, reading: FileReading): Promise<FileAnswer> {
  try {
    const capture = await captureOf(file, reading);
    const extension = extensionOf(file.name);
    if (!extensions[capture.kind].includes(extension)) {
      capture.notes.unshift({ kind: 'other-kind', extension, found: capture.kind });
    }
    return { capture };
  } catch (error) {
    if (error instanceof FileRefused) return { problem: error.problem };
    throw error;
  }
}

/** The endings that promise each kind; a text may be named in any way, so that these are the ones for text only. */
const extensions: Record<FileKind, string[]> = {
  text: ['csv', 'tsv', 'tab', 'txt', 'md', 'log', 'lst', 'list', 'text', ''],
  xlsx: ['xlsx', 'xlsm', 'xltx', 'xltm', ''],
  ods: ['ods', 'ots', ''],
  vcard: ['vcf', 'vcard', ''],
  mail: ['eml', ''],
  html: ['html', 'htm', 'xhtml', ''],
};

async function captureOf({ name, bytes }: NamedFile, reading: FileReading): Promise<FileCapture> {
  if (bytes.length === 0) throw new FileRefused({ code: 'file-empty' });
  if (bytes.length > maxFileBytes) {
    throw new FileRefused({ code: 'file-too-large', size: bytes.length, limit: maxFileBytes });
  }
  const kind = byteKind(bytes);
  if (kind === 'zip') return readArchive(new ZipArchive(bytes), reading);
  if (kind === 'text') return readTextFile(bytes, extensionOf(name), reading);
  if (kind !== 'ole') throw notAList(kind);
  const inside = oleKind(bytes);
  throw inside === 'encrypted' ? new FileRefused({ code: 'file-encrypted' }) : notAList(inside);
}

/** The workbook readers are loaded when a workbook comes: most lists are pasted. */
async function readArchive(archive: ZipArchive, reading: FileReading): Promise<FileCapture> {
  const kind = archiveKind(archive);
  if (kind === 'xlsx') {
    const { readXlsx } = await import('./xlsx/read-xlsx.ts');
    return workbookCapture('xlsx', await readXlsx(archive, reading));
  }
  if (kind === 'open-document') {
    const { readOds } = await import('./ods/read-ods.ts');
    return workbookCapture('ods', await readOds(archive, reading));
  }
  throw notAList(kind);
}

function notAList(found: UnreadableKind): FileRefused {
  return new FileRefused({ code: 'file-not-a-list', found });
}

/** The end of a file's name in lower case, or an empty text. */
function extensionOf(name: string): string {
  return /\.([^./\\]+)$/.exec(name.trim())?.[1]?.toLowerCase() ?? '';
}
