/**
 * UTF-8 octets of one JSON parameter, at most: D1 refuses a value of more than 2 MB, the local one does not, so the
 * bound is kept here.
 */
export const maxPayloadBytes = 1_500_000;

const encoder = new TextEncoder();

/**
 * Records as JSON lists of at most `maxBytes` octets each, in order; a record is never cut, so a giant stands alone.
 */
export function jsonPayloads(records: readonly object[], maxBytes: number = maxPayloadBytes): string[] {
  const whole = JSON.stringify(records);
  // A UTF-16 unit is three octets at most.
  if (whole.length * 3 <= maxBytes) return [whole];
  const payloads: string[] = [];
  let open: string[] = [];
  let bytes = 0;
  for (const record of records) {
    const text = JSON.stringify(record);
    const size = encoder.encode(text).length + 1;
    if (open.length > 0 && bytes + size > maxBytes) {
      payloads.push(`[${open.join(',')}]`);
      open = [];
      bytes = 0;
    }
    open.push(text);
    bytes += size;
  }
  payloads.push(`[${open.join(',')}]`);
  return payloads;
}
