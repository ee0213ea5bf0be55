/** The number of the newest migration: this code expects a database that has gone through it. */
export const schemaVersion = 16;
