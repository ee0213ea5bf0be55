import { crc32 } from 'node:zlib';

/** One picture of an animation: a whole PNG, and the milliseconds that it stays. */
export interface AnimationFrame {
  png: Buffer;
  milliseconds: number;
}

/** The chunks of a PNG: their names and contents. */
type Chunk = [name: string, content: Buffer];

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Joins PNGs of one size and one way of storing colours to an animated PNG that plays for ever (PNG specification, third
 * edition, 11.3.6). A program that knows no animation shows the first. Throws if the pictures do not fit together.
 */
export function animatedPng(frames: readonly AnimationFrame[]): Buffer {
  const pictures = frames.map(({ png }) => chunksOf(png));
  const header = headerOf(pictures[0] ?? []);
  if (pictures.some((picture) => !headerOf(picture).equals(header))) throw new Error('The pictures differ in size.');
  let sequence = 0;
  const next = () => numbers([4, sequence++]);
  const parts = frames.flatMap(({ milliseconds }, index): Chunk[] => {
    const data = (pictures[index] ?? []).filter(([name]) => name === 'IDAT').map(([, content]) => content);
    // Size as in the header, at the corner; the whole picture replaces the last one.
    const control = Buffer.concat([
      next(),
      header.subarray(0, 8),
      numbers([4, 0], [4, 0], [2, milliseconds], [2, 1000], [1, 0], [1, 0]),
    ]);
    const shown = data.map(
      (content): Chunk => (index === 0 ? ['IDAT', content] : ['fdAT', Buffer.concat([next(), content])]),
    );
    return [['fcTL', control], ...shown];
  });
  const all: Chunk[] = [
    ['IHDR', header],
    ['acTL', numbers([4, frames.length], [4, 0])],
    ...parts,
    ['IEND', Buffer.alloc(0)],
  ];
  return Buffer.concat([signature, ...all.map(chunk)]);
}

function headerOf(chunks: readonly Chunk[]): Buffer {
  const [first] = chunks;
  if (first?.[0] !== 'IHDR') throw new Error('That is no PNG.');
  return first[1];
}

function chunksOf(png: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push([png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + length)]);
    at += length + 12;
  }
  return chunks;
}

function chunk([name, content]: Chunk): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  return Buffer.concat([numbers([4, content.length]), named, numbers([4, crc32(named)])]);
}

/** Numbers as so many octets each, the highest first. */
function numbers(...all: [octets: 1 | 2 | 4, value: number][]): Buffer {
  return Buffer.concat(
    all.map(([octets, value]) => {
      const buffer = Buffer.alloc(octets);
      buffer.writeUIntBE(value, 0, octets);
      return buffer;
    }),
  );
}
