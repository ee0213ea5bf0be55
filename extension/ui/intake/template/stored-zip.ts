import { crc32 } from '../../../capture/file/crc32.ts';

/** A file to be packed, by its path in the archive. */
interface PackedFile {
  path: string;
  text: string;
}

const localSignature = 0x04034b50;
const directorySignature = 0x02014b50;
const endSignature = 0x06054b50;
/** Version 2.0, which knows folders; the names are UTF-8 (bit 11). */
const version = 20;
const namesAreUtf8 = 0x0800;
/** 1 January 1980, the first day that ZIP knows: the same content gives the same archive. */
const firstDay = 0x0021;

/** A ZIP archive of texts that are stored as they are (APPNOTE.TXT 4.3, method 0); for a few small files. */
export function storedZip(files: readonly PackedFile[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const bodies: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { path, text } of files) {
    const name = encoder.encode(path);
    const content = encoder.encode(text);
    // What the local header and the directory say alike: flags, method, time, day, checksum, sizes, length of the name.
    const shared = [
      [2, version],
      [2, namesAreUtf8],
      [2, 0],
      [2, 0],
      [2, firstDay],
      [4, crc32(content, 0)],
      [4, content.length],
      [4, content.length],
      [2, name.length],
      [2, 0],
    ] as const;
    bodies.push(littleEndian([[4, localSignature], ...shared]), name, content);
    directory.push(
      littleEndian([[4, directorySignature], [2, version], ...shared, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]),
      name,
    );
    offset += 30 + name.length + content.length;
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0);
  const end = littleEndian([
    [4, endSignature],
    [2, 0],
    [2, 0],
    [2, files.length],
    [2, files.length],
    [4, size],
    [4, offset],
    [2, 0],
  ]);
  return joined([...bodies, ...directory, end]);
}

/** Whole numbers in so many bytes each, the lowest byte first. */
function littleEndian(numbers: readonly (readonly [bytes: 2 | 4, value: number])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(numbers.reduce((sum, [bytes]) => sum + bytes, 0)));
  let at = 0;
  for (const [bytes, value] of numbers) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
