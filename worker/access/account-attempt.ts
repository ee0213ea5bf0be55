import type { Context } from 'hono';
import type { PageEnv } from '../app-env.ts';
import { clientPlace } from './client-place.ts';
import { type Credentials, findCredentials } from './credential-store.ts';
import { knownBrowser } from './known-browser.ts';
import { type RateLimit, spend } from './rate-limit.ts';

/** How often one thing may be tried at the account behind an address. */
export interface AccountLimits {
  /** At one account from one place; who is elsewhere is not locked out by them. */
  pair: RateLimit;
  /** At all accounts from one place. */
  place: RateLimit;
  /** At one account from everywhere. */
  address: RateLimit;
  /** Instead of the three above, in a browser that the member has signed in with before. */
  known: RateLimit;
}

/**
 * Counts an attempt at the account behind a canonical address, and answers its credentials, or null for an address that
 * no active member has. Refuses with `too-many-requests`.
 */
export async function attemptAt(
  c: Context<PageEnv>,
  addressKey: string,
  limits: AccountLimits,
  now: number,
): Promise<Credentials | null> {
  const known = await knownBrowser(c);
  const credentials = await findCredentials(c.env.DB, addressKey);
  const place = clientPlace(c);
  const uses =
    known && known.memberId === credentials?.memberId
      ? [{ limit: limits.known, subject: known.id }]
      : [
          { limit: limits.pair, subject: `${addressKey} ${place}` },
          { limit: limits.place, subject: place },
          { limit: limits.address, subject: addressKey },
        ];
  await spend(c.env, uses, now);
  return credentials;
}
