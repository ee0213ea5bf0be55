import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** What is looked for: all in the light; the dark differs in nothing but its colours. */
const looks = [
  { colorScheme: 'light', runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  { colorScheme: 'dark', runOnly: ['color-contrast'] },
] as const;

/** What axe finds against WCAG 2.2 AA in a page, in light and in dark. */
export async function axeViolations(page: Page): Promise<string[]> {
  const found: string[] = [];
  await page.evaluate(axe.source);
  for (const { colorScheme, runOnly } of looks) {
    await page.emulateMedia({ colorScheme });
    const options = JSON.stringify({ runOnly, resultTypes: ['violations'] });
    // The assertion: what the script above has defined is known to this page only, and axe-core types its own results.
    const results = (await page.evaluate(`axe.run(document, ${options})`)) as AxeResults;
    if (results.passes.length + results.incomplete.length + results.violations.length === 0)
      throw new Error(`axe looked at nothing in ${page.url()}.`);
    for (const { id, nodes } of results.violations) {
      found.push(...nodes.map((node) => `${colorScheme}: ${id} at ${node.target.join(' ')}: ${node.failureSummary}`));
    }
  }
  return found;
}
