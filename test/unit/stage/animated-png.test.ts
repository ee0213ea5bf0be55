import { crc32, deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { animatedPng } from '../../stage/animated-png.ts';

function chunk(name: string, content: Buffer): Buffer {
  const sizes = Buffer.alloc(8);
  const named = Buffer.concat([Buffer.from(name), content]);
  sizes.writeUInt32BE(content.length, 0);
  sizes.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([sizes.subarray(0, 4), named, sizes.subarray(4)]);
}

/** A square of one grey, as a PNG whose data stands in two chunks. */
function square(side: number, grey: number): Buffer {
  const header = Buffer.from([0, 0, 0, side, 0, 0, 0, side, 8, 0, 0, 0, 0]);
  const line = [0, ...Array.from({ length: side }, () => grey)];
  const data = deflateSync(Buffer.from(Array.from({ length: side }, () => line).flat()));
  const [start, rest] = [data.subarray(0, 5), data.subarray(5)];
  const chunks = [chunk('IHDR', header), chunk('IDAT', start), chunk('IDAT', rest), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...chunks]);
}

function chunksOf(png: Buffer): { name: string; content: Buffer; isWhole: boolean }[] {
  const found: ReturnType<typeof chunksOf> = [];
  for (let at = 8; at < png.length; ) {
    const end = at + 8 + png.readUInt32BE(at);
    const isWhole = png.readUInt32BE(end) === crc32(png.subarray(at + 4, end));
    found.push({ name: png.toString('latin1', at + 4, at + 8), content: png.subarray(at + 8, end), isWhole });
    at = end + 4;
  }
  return found;
}

test('pictures become one animation whose chunks are whole and counted in order', () => {
  const chunks = chunksOf(animatedPng([square(2, 0), square(2, 255)].map((png) => ({ png, milliseconds: 1500 }))));
  expect(chunks.map(({ name }) => name).join(' ')).toBe('IHDR acTL fcTL IDAT IDAT fcTL fdAT fdAT IEND');
  expect(chunks.every(({ isWhole }) => isWhole)).toBe(true);
  const counted = chunks.filter(({ name }) => name === 'fcTL' || name === 'fdAT');
  expect(counted.map(({ content }) => content.readUInt32BE(0))).toEqual([0, 1, 2, 3]);
  const control = chunks.find(({ name }) => name === 'fcTL')?.content ?? Buffer.alloc(0);
  expect([control.readUInt32BE(4), control.readUInt32BE(8), control.readUInt16BE(20)]).toEqual([2, 2, 1500]);
});

test('pictures of different sizes are refused', () => {
  expect(() => animatedPng([square(2, 0), square(3, 0)].map((png) => ({ png, milliseconds: 1 })))).toThrow('differ');
});
