import * as v from 'valibot';
import { ClientId } from '../../shared/contract/protocol.ts';
import type { CapturedContent } from '../../shared/reading/reading.ts';
import { quickCheck } from './quick-check.ts';
import { SealedText } from './sealed-text.ts';
import { textSlices } from './text-octets.ts';

/** What an import was read from, to read it anew with other columns; sealed, for it may say anything of anybody. */
export const StoredCapture = v.object({
  importId: ClientId,
  sourceIndex: v.number(),
  content: SealedText,
  /** The key of the import's passwords that it is sealed under, where some were read from it: it is lost with them. */
  keyId: v.exactOptional(ClientId),
});
/** See the schema of the same name. */
export type StoredCapture = v.InferOutput<typeof StoredCapture>;

const GridContent = v.object({ kind: v.literal('grid'), cells: v.array(v.array(v.string())) });
const isGrid = quickCheck(GridContent);

/** Characters and rows that become JSON in one go, in a millisecond or less. */
const charactersInOneGo = 128 * 1024;
const rowsInOneGo = 1000;

/** A capture as the JSON that is sealed, in pieces. */
export function* captureText(content: CapturedContent): Generator<string, void> {
  yield `{"kind":"${content.kind}",`;
  if (content.kind === 'text') {
    yield '"text":"';
    for (const slice of textSlices(content.text, charactersInOneGo)) yield JSON.stringify(slice).slice(1, -1);
    yield '"}';
    return;
  }
  yield '"cells":[';
  for (let start = 0; start < content.cells.length; start += rowsInOneGo) {
    const rows = JSON.stringify(content.cells.slice(start, start + rowsInOneGo)).slice(1, -1);
    yield start === 0 ? rows : `,${rows}`;
  }
  yield ']}';
}

/** A capture as it came out of its seal; throws when it is none. */
export function captureContent(value: unknown): CapturedContent {
  return isGrid(value) ? value : v.parse(v.object({ kind: v.literal('text'), text: v.string() }), value);
}
