import type { PageRequest, WalkBegun, WalkSlice } from '../page-snapshot.ts';
import { allNodes, selectedNodes } from './chosen-nodes.ts';
import { clearHighlights, highlight } from './highlight.ts';
import { contentType, titleOf } from './native-dom.ts';
import { PageWalk } from './page-walk.ts';

/** Milliseconds of one slice: less than a task that is felt (50), and so few that what is read meanwhile comes in time. */
const sliceTime = 20;

let walk: PageWalk | null = null;

/** Answers what the extension asks of this page; the browser waits for a promise before it passes the answer on. */
export function answer(request: PageRequest): WalkBegun | WalkSlice | Promise<number> | number | null {
  switch (request.ask) {
    case 'begin': {
      const chosen = request.scope === 'page' ? null : selectedNodes(document);
      walk = new PageWalk(document, chosen ?? allNodes);
      return {
        url: location.href,
        title: titleOf(document),
        contentType: contentType(document),
        scope: chosen ? 'selection' : 'page',
      };
    }
    case 'next': {
      const slice = walk?.slice(() => performance.now(), performance.now() + sliceTime) ?? null;
      if (slice?.end) walk = null;
      return slice;
    }
    case 'highlight':
      return highlight(new Set(request.addresses), sliceTime);
    case 'clear':
      clearHighlights();
      return 0;
  }
}
