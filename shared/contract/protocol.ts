import * as v from 'valibot';

/** The version of the contract that this code speaks; it goes up when an older partner would misunderstand. */
export const protocolVersion = 2;

/** The header in which each side names its protocol version. */
export const protocolHeader = 'rollcall-protocol';

/** Where the API begins, below a space's address. */
export const apiRoot = '/api/v1';

/** The paths with which an extension gets its token; all others are in `endpoints`. */
export const devicePaths = { code: `${apiRoot}/device/code`, token: `${apiRoot}/device/token` } as const;

/** Octets of a request body, at most: a thousand rows with long additional information. */
export const maxBodyBytes = 8_000_000;

/** An id made by the client, a UUID in lower case. Those of the rows of a list had better begin in their order. */
export const ClientId = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/));

/** An id made by the server: 24 hex digits. */
export const ServerId = v.pipe(v.string(), v.regex(/^[0-9a-f]{24}$/));

/** A length of time in whole seconds, as HTTP tells them (RFC 9110, 10.2.3). */
export const Seconds = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** How many there are of something. */
export const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** The last moment that a `Date` can tell, in the year 275760 (ECMA-262, 21.4.1.1); to write out a later one throws. */
const lastMoment = 8_640_000_000_000_000;

/** A moment in milliseconds since 1970-01-01 UTC; in a message by the server's clock. */
export const Moment = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(lastMoment));
