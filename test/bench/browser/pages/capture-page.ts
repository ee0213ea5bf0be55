import { capturePage } from '../../../../extension/capture/page/capture-page.ts';

/**
 * The least that a script of an extension can hand over of a page: each element is asked for what tells whether and how
 * its words are shown, and no name is looked for. It runs in the page's tab, so it names nothing outside of itself.
 */
function tellBarely(): string {
  const told: string[] = [];
  for (const element of document.body.querySelectorAll('*')) {
    const { display, visibility, direction } = getComputedStyle(element);
    if (display === 'none' || visibility === 'hidden' || direction === 'rtl') continue;
    told.push(element.localName, display, element.getAttribute('href') ?? '');
    if (element.firstElementChild) continue;
    const words = element.textContent;
    told.push(words.includes('@') ? words : words.slice(0, 300));
  }
  return JSON.stringify(told);
}

// The extension's own way to read the page of a tab, within reach of the bench, and what it is compared with.
Object.assign(globalThis, { capturePage, tellBarely });
