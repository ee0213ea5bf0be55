// The document model is that of the package 'jsdom', which has no CSS Custom Highlight API: what is marked is kept here.
// @vitest-environment jsdom
import { expect, onTestFinished, test, vi } from 'vitest';
import { clearHighlights, highlight } from '../../../extension/capture/page/walk/highlight.ts';
import { showPage } from './page-stage.ts';

/** The marks by their names, as the browser would keep them. */
function marked(): Map<string, Range[]> {
  const highlights = new Map<string, Range[]>();
  vi.stubGlobal('CSS', { highlights });
  vi.stubGlobal(
    'Highlight',
    class extends Array<Range> {
      constructor(...places: Range[]) {
        super();
        this.push(...places);
      }
    },
  );
  onTestFinished(() => void vi.unstubAllGlobals());
  return highlights;
}

const people = Array.from({ length: 1000 }, (_, at) => `person-${at}@school.example`);
/** Milliseconds that are over before they have begun: every slice is as short as it can be. */
const over = -1;

test('all of a long page is searched, with turns for the page in between', async () => {
  const highlights = marked();
  showPage(people.map((address) => `<p>Write to ${address}.</p>`).join(''));
  const searching = highlight(new Set(people.slice(0, 900)), over);
  expect(highlights.size).toBe(0);
  expect(await searching).toBe(900);
  expect(highlights.get('rollcall')?.map(String)).toEqual(people.slice(0, 900));
});

test('marks that are taken away while they are searched for do not come back', async () => {
  const highlights = marked();
  showPage(people.map((address) => `<p><a href="mailto:${address}">Write</a></p>`).join(''));
  const searching = highlight(new Set(people), over);
  clearHighlights();
  expect(await searching).toBe(0);
  expect(highlights.size).toBe(0);
});
