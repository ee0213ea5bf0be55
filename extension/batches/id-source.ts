/** Ids made of one draw of random octets; browsers give 65,536 octets at most. */
const idsADraw = 1024;
const octetsAnId = 16;
const lettersAnId = 36;

const digits = new TextEncoder().encode('0123456789abcdef');
const hyphen = 0x2d;

/**
 * Makes random UUIDs (RFC 9562, version 4), as `crypto.randomUUID` does, for long lists: asking the browser for each by
 * itself took a second for 100,000 rows. Those of one draw are pieces of one text: an id that is put together of its
 * letters is put together once more when it is first looked up.
 */
export function idSource(): () => string {
  const octets = new Uint8Array(idsADraw * octetsAnId);
  let drawn = '';
  let at = 0;
  return () => {
    if (at === drawn.length) {
      crypto.getRandomValues(octets);
      drawn = lettersOf(octets);
      at = 0;
    }
    at += lettersAnId;
    return drawn.slice(at - lettersAnId, at);
  };
}

/** The ids that octets are, one behind the other. */
function lettersOf(octets: Uint8Array): string {
  const letters = new Uint8Array((octets.length / octetsAnId) * lettersAnId);
  let at = 0;
  for (let index = 0; index < octets.length; index++) {
    const place = index % octetsAnId;
    const drawn = octets[index] ?? 0;
    // The version stands in the upper half of octet 6, the variant in the upper quarter of octet 8.
    const octet = place === 6 ? (drawn & 0x0f) | 0x40 : place === 8 ? (drawn & 0x3f) | 0x80 : drawn;
    if (place === 4 || place === 6 || place === 8 || place === 10) letters[at++] = hyphen;
    letters[at++] = digits[octet >> 4] ?? 0;
    letters[at++] = digits[octet & 0x0f] ?? 0;
  }
  return new TextDecoder().decode(letters);
}
