import type { CapturedList, ListNote } from '../captured-list.ts';
import type { CapturedTab } from '../captured-tab.ts';
import { sourceTitle } from '../source-title.ts';
import { chartAddress, editorAddress, exportAddress } from './sheet-address.ts';
import { sheetCells } from './sheet-cells.ts';
import { hasSheetHosts } from './sheet-hosts.ts';
import type { SheetPlace } from './sheet-place.ts';
import type { SheetProblem } from './sheet-problem.ts';
import { readerHere, readerInTab, type SheetReader } from './sheet-readers.ts';
import { type SheetLimits, sheetVerdict } from './sheet-verdict.ts';

/** A list of 300,000 people; Google takes a minute or two for such a sheet. */
const usualLimits: SheetLimits = { bytes: 32 * 1024 * 1024, milliseconds: 120_000 };

/** How a sheet is to be read. */
export interface SheetOptions {
  /** Under this name the list will be known. */
  title: string;
  signal?: AbortSignal;
  /** `refused` when the admin will not let the extension read the sheet by itself: then what the tab can get has to do. */
  hosts?: 'ask' | 'refused';
  limits?: SheetLimits;
}

/**
 * Reads a place of a Google spreadsheet: in its tab (`where.tab`), or by the extension itself, which needs the optional
 * hosts. Of the ways that Google offers, the exact one comes first; one that may lose values comes with a note. Nothing is
 * tried around an owner's wish that the sheet shall not be downloaded. Never rejects.
 */
export async function captureSheet(
  where: { tab: CapturedTab | null },
  place: SheetPlace,
  options: SheetOptions,
): Promise<{ list: CapturedList } | { problem: SheetProblem }> {
  const mayReadHere = options.hosts !== 'refused' && (await hasSheetHosts());
  return readSheet({ tab: where.tab && readerInTab(where.tab), here: mayReadHere ? readerHere : null }, place, options);
}

/** The same with the readers that there are, in the order of preference. */
export async function readSheet(
  readers: { tab: SheetReader | null; here: SheetReader | null },
  place: SheetPlace,
  { title, signal, hosts = 'ask', limits = usualLimits }: SheetOptions,
): Promise<{ list: CapturedList } | { problem: SheetProblem }> {
  const read = async (reader: SheetReader, address: string, notes: ListNote[]) => {
    const request = { address, document: place.document, maxBytes: limits.bytes, milliseconds: limits.milliseconds };
    const answer = await reader(request, signal);
    if (answer.kind !== 'csv') return { problem: sheetVerdict(answer, limits, reader === readers.tab) };
    return listOf(sheetCells(answer.text, place), place, { title, notes });
  };
  let problem: SheetProblem = { code: 'sheet-needs-hosts' };
  let last: SheetReader | null = null;
  for (const reader of [readers.tab, readers.here]) {
    if (!reader || problem.code !== 'sheet-needs-hosts') continue;
    const answer = await read(reader, exportAddress(place), []);
    if ('list' in answer) return answer;
    last = reader;
    problem = answer.problem;
  }
  if (!last || !(isOutOfOrder(problem) || (problem.code === 'sheet-needs-hosts' && hosts === 'refused'))) {
    return { problem };
  }
  const answer = await read(last, chartAddress(place), [{ kind: 'sheet-values' }]);
  return 'list' in answer || answer.problem.code === 'sheet-stopped' ? answer : { problem };
}

/** Google's export itself fails, as opposed to refusing; status 0 is an answer that did not arrive. */
function isOutOfOrder(problem: SheetProblem): boolean {
  return problem.code === 'sheet-failed' && (problem.status === 0 || problem.status >= 500);
}

function listOf(
  cells: string[][],
  place: SheetPlace,
  { title, notes }: { title: string; notes: ListNote[] },
): { list: CapturedList } | { problem: SheetProblem } {
  if (cells.length === 0) return { problem: { code: 'sheet-empty', range: place.range } };
  return {
    list: {
      source: { kind: 'sheet', title: sourceTitle(title), url: editorAddress(place), sheet: place },
      parts: [{ heading: '', cells, finds: [], leftOut: [] }],
      notes: [{ kind: 'sheet-hidden-rows' }, ...notes],
    },
  };
}
