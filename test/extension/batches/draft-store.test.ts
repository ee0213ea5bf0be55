import { expect, test } from 'vitest';
import { clearDraft, draft, saveDraft } from '../../../extension/batches/draft-store.ts';
import { dump, startLife } from '../browser-life.ts';

test('the text of the popup is there again in the next life, until it is cleared', async () => {
  const storage = crypto.randomUUID();
  const first = startLife({ storage });
  expect(await draft(first.database)).toBe('');
  await saveDraft(first.database, 'ada@school.example.com\nÉlise');
  first.database.close();
  const next = startLife({ storage });
  expect(await draft(next.database)).toBe('ada@school.example.com\nÉlise');
  await clearDraft(next.database);
  expect(await draft(next.database)).toBe('');
});

test('a draft, which may hold passwords, does not lie in the storage in clear', async () => {
  const { database } = startLife();
  await saveDraft(database, 'ada@school.example.com; correct-horse-7');
  expect(await dump(database)).not.toContain('correct-horse-7');
  expect(await dump(database)).not.toContain('ada@school');
});

test('several pages that seal at the same time use one key', async () => {
  const storage = crypto.randomUUID();
  const pages = [startLife({ storage }), startLife({ storage }), startLife({ storage })];
  await Promise.all(pages.map(({ database }, index) => saveDraft(database, `text ${index}`)));
  const [page] = pages;
  if (!page) throw new Error('there are three pages');
  expect(await page.database.keys.count()).toBe(1);
  expect(await draft(page.database)).toMatch(/^text [012]$/);
});

test('a draft whose key is gone is an empty draft', async () => {
  const { database } = startLife();
  await saveDraft(database, 'ada@school.example.com');
  await database.keys.clear();
  expect(await draft(database)).toBe('');
});
