import { browser } from 'wxt/browser';
import { openDatabase } from '../batches/database.ts';
import { browserSurroundings } from '../surroundings.ts';

/** The surroundings of this page: one database, this browser's network and clock. */
export const here = browserSurroundings(openDatabase({ memory: browser.storage.session }));

/** The database of this page. */
export const database = here.database;
