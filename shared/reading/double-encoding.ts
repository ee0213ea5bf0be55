/** A piece of text as it stood in the file and as it is read now. */
export interface RepairedSample {
  before: string;
  after: string;
}

/** windows-1252's characters from 0x80 to 0x9f, which it does not share with Latin-1 (0: none there). */
const upperCharacters = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const byteOf = new Map<string, number>();
for (let index = 0; index < 32; index++) byteOf.set(upperCharacters[index] ?? '', 0x80 + index);
for (let code = 0x80; code < 0x100; code++) byteOf.set(String.fromCharCode(code), code);

/** A lead byte of UTF-8 (of two or three bytes) and what follows it, each read as a windows-1252 character. */
const twice =
  /(?:[\u00c2-\u00df][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|[\u00e0-\u00ef][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2})+/g;

/**
 * Repairs text that was UTF-8, was read as windows-1252, and was written as UTF-8 again (`StÃ©phane` -> `Stéphane`).
 * Only runs that are valid UTF-8 as a whole are changed. The sample is the first word that was repaired.
 */
export function repairDoubleEncoding(text: string): { text: string; sample: RepairedSample | null } {
  if (!/[\u00c2-\u00ef]/.test(text)) return { text, sample: null };
  let sample: RepairedSample | null = null;
  const repaired = text.replace(twice, (run: string, offset: number) => {
    const once = decodeRun(run);
    if (once === null) return run;
    sample ??= sampleAround(text, offset, run, once);
    return once;
  });
  return { text: repaired, sample };
}

function decodeRun(run: string): string | null {
  const bytes = new Uint8Array(run.length);
  for (let index = 0; index < run.length; index++) bytes[index] = byteOf.get(run[index] ?? '') ?? 0;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The word around the repaired characters, at most 40 to each side. */
function sampleAround(text: string, offset: number, run: string, once: string): RepairedSample {
  const head = /\S*$/.exec(text.slice(Math.max(0, offset - 40), offset))?.[0] ?? '';
  const end = offset + run.length;
  const tail = /^\S*/.exec(text.slice(end, end + 40))?.[0] ?? '';
  return { before: head + run + tail, after: head + once + tail };
}
