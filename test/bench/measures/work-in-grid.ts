import { pasteInto } from '../../stage/paste.ts';
import { emptyStores, startBenchBrowser } from '../browser/bench-browser.ts';
import { workInGrid } from '../browser/grid-work.ts';
import { watchPaste } from '../browser/page-stopwatch.ts';
import { tableOf } from '../browser/pasted-table.ts';
import type { Measure } from '../runner/measure.ts';
import { onPage } from './paste-to-grid.ts';

/** What is felt in the table of a list that is reviewed, however long the list is. */
export const workInGridMeasure: Measure = {
  name: 'work-in-grid',
  what: 'Dragging the scroll bar of a reviewed list all over it, and editing a cell',
  with: '',
  sizes: [1000, 10_000, 100_000],
  series: [
    // A frame at 60 a second, and what the clock of a frame is off.
    { name: '95 of 100 frames', unit: 'ms', goal: { atMost: 18 } },
    { name: 'edit', unit: 'ms', goal: { atMost: 100 } },
    { name: 'edit, stored', unit: 'ms', goal: { atMost: 100 } },
    { name: 'longest task', unit: 'ms', goal: { atMost: 50 } },
  ],
  async prepare(rows) {
    const stage = await startBenchBrowser([]);
    const text = tableOf(rows);
    return {
      async ours() {
        await emptyStores(stage.browser);
        return onPage(stage, 'console.html#/new-batch', async (page) => {
          const standing = watchPaste(page, { rows, press: 'Review' });
          await pasteInto(page, text);
          await standing;
          const { frame, edit, stored, longestTask } = await workInGrid(page);
          return { '95 of 100 frames': frame, edit, 'edit, stored': stored, 'longest task': longestTask };
        });
      },
      against: null,
      end: stage.end,
    };
  },
};
