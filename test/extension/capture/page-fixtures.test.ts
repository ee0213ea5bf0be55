// The document model is that of the package 'jsdom', which has styles but no layout.
// @vitest-environment jsdom
import { afterAll, test } from 'vitest';
import { FoundTally, pageFixture, pageKinds } from '../../stage/page-fixtures.ts';
import { captureShown, showPage } from './page-stage.ts';

const tally = new FoundTally();

test.each(pageKinds)('everybody on a page of the kind %s is found, named and placed', async (kind) => {
  const html = pageFixture(kind, 'page.html');
  showPage(html, html.includes('frame.html') ? pageFixture(kind, 'frame.html') : '');
  tally.expectFound(kind, await captureShown());
});

afterAll(() => console.log(String(tally)));
