import { SaxesParser } from 'saxes';
import { FileRefused } from './file-capture.ts';
import type { ZipArchive } from './zip-archive.ts';

/** What an XML document says in reading order. Names come without their prefix, attributes with it. */
export interface XmlEvents {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Characters of XML after which the page may breathe: about 10 ms of work. */
const sliceLength = 256 * 1024;

/**
 * Reads one part of an archive as XML while it is unpacked, so that only what `events` keeps stays in memory. Entities
 * that the document declares are never expanded: they are errors. Throws `FileRefused` for what is not well-formed.
 */
export async function readXml(
  archive: ZipArchive,
  part: string,
  events: XmlEvents,
  pause: () => Promise<void>,
): Promise<void> {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw new FileRefused({ code: 'file-damaged', part, detail: error.message.slice(0, 200) });
  });
  parser.on('opentag', (tag) => events.open(localName(tag.name), tag.attributes));
  if (events.close) {
    const close = events.close.bind(events);
    parser.on('closetag', (tag) => close(localName(tag.name)));
  }
  if (events.text) {
    const text = events.text.bind(events);
    parser.on('text', text);
    parser.on('cdata', text);
  }
  let decoder: TextDecoder | null = null;
  let sinceBreath = 0;
  for await (const piece of archive.unpack(part)) {
    decoder ??= new TextDecoder(encodingOf(piece));
    const text = decoder.decode(piece, { stream: true });
    parser.write(text);
    sinceBreath += text.length;
    if (sinceBreath > sliceLength) {
      sinceBreath = 0;
      await pause();
    }
  }
  parser.write(decoder?.decode() ?? '').close();
}

/**
 * Office formats are UTF-8; UTF-16 is the only other encoding that every XML reader must know (XML 1.0, appendix F).
 */
function encodingOf([first, second]: Uint8Array): string {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  return 'utf-8';
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
