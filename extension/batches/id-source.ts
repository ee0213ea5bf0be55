/** Ids made of the first draw of random octets: as many as the first people of a long list that are shown. */
const firstIds = 64;
/** The same of a later one, each twice as large as the one before; browsers give 65,536 octets at most. */
const mostIds = 1024;
const octetsAnId = 16;
const lettersAnId = 36;

const digits = new TextEncoder().encode('0123456789abcdef');
const hyphen = 0x2d;

/** The beginning of an id is a count of six octets. */
const countOctets = 6;
const counts = 2 ** (8 * countOctets);

/**
 * Makes UUIDs (RFC 9562, version 8) for long lists: a count from a random start and 74 random bits. Random ones alone
 * would be written, and looked for, all over the space's index of rows, these at one place. Asking the browser for each by
 * itself took a second for 100,000 rows. Those of one draw are pieces of one text: an id that is put together of its
 * letters is put together once more when it is first looked up. The ids of `given` come first.
 */
export function idSource(given: readonly string[] = []): () => string {
  let ids = firstIds;
  let count = Number.NaN;
  let drawn = '';
  let at = 0;
  let handedOut = 0;
  return () => {
    const known = given[handedOut++];
    if (known !== undefined) return known;
    if (at === drawn.length) {
      const octets = crypto.getRandomValues(new Uint8Array(ids * octetsAnId));
      ids = Math.min(mostIds, ids * 2);
      if (Number.isNaN(count)) count = countIn(octets);
      count = writeCounts(octets, count);
      drawn = lettersOf(octets);
      at = 0;
    }
    at += lettersAnId;
    return drawn.slice(at - lettersAnId, at);
  };
}

/** The number that the first octets are. */
function countIn(octets: Uint8Array): number {
  return octets.subarray(0, countOctets).reduce((sum, octet) => sum * 256 + octet, 0);
}

/** Begins each id with a count from this one on; answers the next. */
function writeCounts(octets: Uint8Array, from: number): number {
  let count = from;
  const view = new DataView(octets.buffer);
  for (let start = 0; start < octets.length; start += octetsAnId) {
    view.setUint16(start, Math.floor(count / 2 ** 32));
    view.setUint32(start + 2, count);
    count = (count + 1) % counts;
  }
  return count;
}

/** The ids that octets are, one behind the other. */
function lettersOf(octets: Uint8Array): string {
  const letters = new Uint8Array((octets.length / octetsAnId) * lettersAnId);
  let at = 0;
  for (let index = 0; index < octets.length; index++) {
    const place = index % octetsAnId;
    const drawn = octets[index] ?? 0;
    // The version stands in the upper half of octet 6, the variant in the upper quarter of octet 8.
    const octet = place === 6 ? (drawn & 0x0f) | 0x80 : place === 8 ? (drawn & 0x3f) | 0x80 : drawn;
    if (place === 4 || place === 6 || place === 8 || place === 10) letters[at++] = hyphen;
    letters[at++] = digits[octet >> 4] ?? 0;
    letters[at++] = digits[octet & 0x0f] ?? 0;
  }
  return new TextDecoder().decode(letters);
}
