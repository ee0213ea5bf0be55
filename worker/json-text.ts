import * as v from 'valibot';

/** A column that holds JSON; what is in it is for the next schema of the pipe to say. */
export const jsonText = v.pipe(v.string(), v.parseJson());
