/** The number of the newest migration: a database that has not gone through it is not the one that this code expects. */
export const schemaVersion = 10;
