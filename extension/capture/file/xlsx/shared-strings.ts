import { readXml } from '../xml-events.ts';
import type { ZipArchive } from '../zip-archive.ts';

/** The texts that cells refer to by number (ECMA-376 part 1, 18.4.9). Throws `FileRefused`. */
export async function readSharedStrings(
  archive: ZipArchive,
  part: string,
  pause: () => Promise<void>,
): Promise<string[]> {
  const strings: string[] = [];
  const text = new RichText();
  await readXml(
    archive,
    part,
    {
      open(name) {
        if (name === 'si') text.start();
        else text.open(name);
      },
      close(name) {
        if (name === 'si') strings.push(text.end());
        else text.close(name);
      },
      text: (piece) => text.add(piece),
    },
    pause,
  );
  return strings;
}

/**
 * Puts together a text that is split into runs of one look each; the reading aid of East Asian names (`rPh`) is no part
 * of it.
 */
export class RichText {
  #text = '';
  #inText = false;
  #inReadingAid = false;

  start(): void {
    this.#text = '';
  }

  open(name: string): void {
    if (name === 't') this.#inText = true;
    else if (name === 'rPh') this.#inReadingAid = true;
  }

  add(piece: string): void {
    if (this.#inText && !this.#inReadingAid) this.#text += piece;
  }

  close(name: string): void {
    if (name === 't') this.#inText = false;
    else if (name === 'rPh') this.#inReadingAid = false;
  }

  end(): string {
    return unescaped(this.#text);
  }
}

/** Undoes `_x000D_`, by which the format writes characters that XML cannot hold, and makes every line end `\n`. */
export function unescaped(text: string): string {
  if (!text.includes('_x') && !text.includes('\r')) return text;
  return text
    .replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\r\n?/g, '\n');
}
