/**
 * The id of the sample list, with which the reading and the review can be tried out without a space. There is one at
 * most in a browser, and it is never approved, thus never sent.
 */
export const sampleImportId = '5a3b1e00-0000-4000-8000-000000000000';
