import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** Of what passes, one place for each rule is enough: to describe them all takes most of the time. */
const options = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] };

/** What axe finds against WCAG 2.2 AA in a page, in light and in dark. */
export async function axeViolations(page: Page): Promise<string[]> {
  const found: string[] = [];
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // The assertion: what the script above has defined is known to this page only, and axe-core types its own results.
    const results = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as AxeResults;
    if (results.passes.length === 0) throw new Error(`axe looked at nothing in ${page.url()}.`);
    for (const { id, nodes } of results.violations) {
      found.push(...nodes.map((node) => `${colorScheme}: ${id} at ${node.target.join(' ')}: ${node.failureSummary}`));
    }
  }
  return found;
}
