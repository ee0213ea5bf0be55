import * as v from 'valibot';
import type { Browser } from '../stage/browser.ts';
import { storedRecords } from '../stage/stored-records.ts';

const Row = v.object({
  id: v.string(),
  batchId: v.string(),
  person: v.object({ email: v.string() }),
  planned: v.nullable(v.object({ outcome: v.string() })),
  receipt: v.nullable(v.object({ outcome: v.string() })),
});

/** What is read of the records of the extension; the rest is its own business. */
const Stores = v.object({
  batches: v.optional(
    v.array(
      v.object({
        id: v.string(),
        stage: v.string(),
        attempts: v.number(),
        lastProblem: v.nullable(v.object({ code: v.string() })),
      }),
    ),
    [],
  ),
  batchRows: v.optional(v.array(v.object({ text: v.pipe(v.string(), v.parseJson(), v.array(Row)) })), []),
  spaces: v.optional(v.array(v.object({ signInId: v.string() })), []),
});

/** What the extension has stored: some of it as records, and every store as text, its octets as letters. */
export interface BrowserDump extends Omit<v.InferOutput<typeof Stores>, 'batchRows'> {
  rows: v.InferOutput<typeof Row>[];
  text: string;
}

/** Reads every store of the extension's database, past the extension's own code. */
export async function dumpBrowser(browser: Browser): Promise<BrowserDump> {
  const page = await browser.context.newPage();
  try {
    // A file of the extension: its origin, and nothing of its code.
    await page.goto(browser.extensionPage('manifest.json'));
    const text = await storedRecords(page);
    const { batchRows, ...stores } = v.parse(Stores, JSON.parse(text));
    return { ...stores, rows: batchRows.flatMap((stored) => stored.text), text };
  } finally {
    await page.close();
  }
}
