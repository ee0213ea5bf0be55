import * as v from 'valibot';
import { endpoint } from './endpoint.ts';

/** People on one page of the list of who was erased, at most. */
export const erasedAtATime = 500;

const Digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/**
 * Who was erased from the space, by hand or because their time was over, for the lists of browsers that name them. It
 * names nobody: a browser finds those whom it knows by digests, HMAC-SHA-256 in hex digits of `erasedAddress` and
 * `erasedMember` under the key.
 */
export const Erased = v.object({
  /** 32 octets in hex digits. */
  key: Digest,
  people: v.array(
    v.object({
      address: Digest,
      member: Digest,
      /** Milliseconds since then, and no moment, for the clocks of browser and space differ. */
      age: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    }),
  ),
  /** What the next question is to ask `after`. */
  last: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** Whether there are more behind it. */
  hasMore: v.boolean(),
  /** Days after which the space forgets what lists quote, and browsers the people of lists that were sent; 0: never. */
  forgetListsDays: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});
/** See the schema of the same name. */
export type Erased = v.InferOutput<typeof Erased>;

/** What the digest of a canonical address is made of. */
export function erasedAddress(canonical: string): string {
  return `address ${canonical}`;
}

/** What the digest of a member's id is made of. */
export function erasedMember(id: string): string {
  return `member ${id}`;
}

/** What browsers have to forget. */
export const erasureEndpoints = {
  listErased: endpoint({
    method: 'GET',
    path: '/erased',
    summary: 'Who was erased, by keyed digests, for the lists that browsers keep.',
    // The key could be used to try addresses on a stolen database.
    tokens: false,
    query: v.strictObject({
      after: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number)), '0'),
    }),
    answer: Erased,
  }),
};
