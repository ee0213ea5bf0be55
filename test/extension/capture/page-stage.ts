import './foreign-frames.ts';
import type { CapturedList } from '../../../extension/capture/captured-list.ts';
import { captureAnswers } from '../../../extension/capture/page/capture-page.ts';
import type { PageProblem } from '../../../extension/capture/page/page-problem.ts';
import { answer } from '../../../extension/capture/page/walk/page-script.ts';

/** Writes a page into the document of the test, shadow trees and frames of the same site included. */
export function showPage(html: string, frame = ''): void {
  document.open();
  document.write(html);
  document.close();
  openShadows(document);
  const inner = document.querySelector<HTMLIFrameElement>('iframe[src="frame.html"]')?.contentDocument;
  inner?.open();
  inner?.write(frame);
  inner?.close();
}

/** The browser of the tests does not read shadow trees that are written in HTML. */
function openShadows(root: Document | ShadowRoot): void {
  for (const template of root.querySelectorAll<HTMLTemplateElement>('template[shadowrootmode]')) {
    const shadow = template.parentElement?.attachShadow({ mode: 'open' });
    shadow?.append(template.content);
    template.remove();
    if (shadow) openShadows(shadow);
  }
}

/**
 * Captures what the document of the test shows, with everything that passes as the JSON that it is between two worlds.
 */
export function captureShown(
  scope: 'page' | 'selection-or-page' = 'selection-or-page',
): Promise<{ list: CapturedList } | { problem: PageProblem }> {
  const tab = { id: 1, url: 'https://site.example/list', title: 'A page' };
  return captureAnswers(async (request) => JSON.parse(JSON.stringify(answer(request))), tab, { scope });
}
