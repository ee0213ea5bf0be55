import { crc32 } from './crc32.ts';
import { FileRefused } from './file-capture.ts';
import { maxArchiveEntries, maxUnpackedBytes, maxUnpackRatio, ratioAppliesFrom } from './file-limits.ts';

/** One file inside a ZIP archive, as the archive's directory describes it. */
interface ZipEntry {
  method: number;
  crc: number;
  packedSize: number;
  headerOffset: number;
  encrypted: boolean;
}

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localHeader = 0x04034b50;

/**
 * A ZIP archive in memory (PKWARE APPNOTE 6.3.10, without ZIP64: no list needs 4 GB). Only the directory is read at
 * once; a part is unpacked when asked for, by its exact name, under limits that hold for what really comes out and not
 * for what the directory claims. Names are never paths of anything outside. Throws `FileRefused`.
 */
export class ZipArchive {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #entries = new Map<string, ZipEntry>();
  #unpacked = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    try {
      this.#readDirectory(this.#endOfDirectory());
    } catch (error) {
      if (error instanceof RangeError) throw damaged('directory', 'it ends too early');
      throw error;
    }
  }

  /** Every name in the directory. */
  names(): string[] {
    return [...this.#entries.keys()];
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** The bytes of one part, piece by piece. */
  async *unpack(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.#entries.get(name);
    if (!entry) throw damaged(name, 'it is missing');
    if (entry.encrypted) throw new FileRefused({ code: 'file-encrypted' });
    const packed = this.#packed(name, entry);
    let size = 0;
    let crc = 0;
    for await (const piece of entry.method === 0 ? [packed] : inflated(name, packed)) {
      size += piece.length;
      this.#unpacked += piece.length;
      const swells = size > ratioAppliesFrom && size > maxUnpackRatio * packed.length;
      if (swells || this.#unpacked > maxUnpackedBytes) {
        throw new FileRefused({ code: 'file-unpacks-too-large', part: name, limit: maxUnpackedBytes });
      }
      crc = crc32(piece, crc);
      yield piece;
    }
    if (crc !== entry.crc) throw damaged(name, 'its checksum is wrong');
  }

  /** The archive ends with this record and a comment of at most 65,535 bytes. */
  #endOfDirectory(): number {
    const last = this.#bytes.length - 22;
    for (let at = last; at >= 0 && at >= last - 0xffff; at -= 1) {
      if (this.#view.getUint32(at, true) === endOfDirectory) return at;
    }
    throw damaged('directory', 'it is missing');
  }

  #readDirectory(end: number): void {
    const count = this.#view.getUint16(end + 10, true);
    if (count > maxArchiveEntries) {
      throw new FileRefused({ code: 'file-unpacks-too-large', part: 'directory', limit: maxUnpackedBytes });
    }
    let at = this.#view.getUint32(end + 16, true);
    for (let index = 0; index < count; index += 1) {
      if (this.#view.getUint32(at, true) !== directoryEntry)
        throw damaged('directory', 'an entry is not where it should be');
      const nameLength = this.#view.getUint16(at + 28, true);
      const bytes = this.#bytes.subarray(at + 46, at + 46 + nameLength);
      // Some writers on Windows part folders by a backslash, which APPNOTE 4.4.17 forbids.
      const name = new TextDecoder().decode(bytes).replaceAll('\\', '/');
      this.#entries.set(name, {
        encrypted: (this.#view.getUint16(at + 8, true) & 1) === 1,
        method: this.#view.getUint16(at + 10, true),
        crc: this.#view.getUint32(at + 16, true),
        packedSize: this.#view.getUint32(at + 20, true),
        headerOffset: this.#view.getUint32(at + 42, true),
      });
      at += 46 + nameLength + this.#view.getUint16(at + 30, true) + this.#view.getUint16(at + 32, true);
    }
  }

  #packed(name: string, { method, packedSize, headerOffset }: ZipEntry): Uint8Array<ArrayBuffer> {
    if (method !== 0 && method !== 8) throw damaged(name, `it is packed by method ${method}`);
    if (headerOffset + 30 > this.#bytes.length || this.#view.getUint32(headerOffset, true) !== localHeader) {
      throw damaged(name, 'it is not where the directory says');
    }
    const start =
      headerOffset + 30 + this.#view.getUint16(headerOffset + 26, true) + this.#view.getUint16(headerOffset + 28, true);
    if (start + packedSize > this.#bytes.length) throw damaged(name, 'it ends too early');
    // A copy, because a stream takes no view of memory that could be shared.
    return new Uint8Array(this.#bytes.subarray(start, start + packedSize));
  }
}

/** Small pieces go in, because one piece of a bomb comes out a thousand times larger before it can be looked at. */
const pieceSize = 16 * 1024;

async function* inflated(name: string, packed: Uint8Array<ArrayBuffer>): AsyncGenerator<Uint8Array> {
  let at = 0;
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull(controller) {
        if (at >= packed.length) controller.close();
        else controller.enqueue(packed.subarray(at, at + pieceSize));
        at += pieceSize;
      },
    },
    { highWaterMark: 0 },
  );
  const reader = source.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) yield step.value;
  } catch (error) {
    // The stream fails with a TypeError when the packed bytes are wrong or end too early.
    if (error instanceof TypeError) throw damaged(name, 'its packed bytes are wrong');
    throw error;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function damaged(part: string, detail: string): FileRefused {
  return new FileRefused({ code: 'file-damaged', part, detail });
}
