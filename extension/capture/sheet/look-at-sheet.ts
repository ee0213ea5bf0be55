import * as v from 'valibot';

/** What the page of the editor shows; the page wrote it, so it says anything and is bounded. */
export const SheetLook = v.object({
  address: v.string(),
  title: v.pipe(v.string(), v.maxLength(1000)),
  nameBox: v.pipe(v.string(), v.maxLength(1000)),
  /** The sheets in the bar at the bottom, in order. */
  tabs: v.pipe(
    v.array(v.object({ name: v.pipe(v.string(), v.maxLength(1000)), gid: v.string(), isActive: v.boolean() })),
    v.maxLength(1000),
  ),
  /** The sheets that the document was loaded with: what stands in the page's own data, as written there. */
  loaded: v.pipe(v.array(v.object({ name: v.string(), gid: v.string() })), v.maxLength(1000)),
});
/** See the schema of the same name. */
export type SheetLook = v.InferOutput<typeof SheetLook>;

/**
 * Looks at the editor, fetches and changes nothing. Runs in the tab, so it is self-contained. The names of elements are
 * what the editor has had for years; none of them is translated.
 */
export function lookAtSheet(): SheetLook {
  const most = 1000;
  const textOf = (selectors: string[]): string => {
    for (const selector of selectors) {
      const found = document.querySelector(selector);
      if (found) return (found instanceof HTMLInputElement ? found.value : (found.textContent ?? '')).slice(0, most);
    }
    return '';
  };
  const tabs = [...document.querySelectorAll('.docs-sheet-tab')].slice(0, most).map((tab) => ({
    name:
      (tab.querySelector('.docs-sheet-tab-name, .docs-sheet-tab-caption') ?? tab).textContent?.trim().slice(0, most) ??
      '',
    gid: tab.getAttribute('data-sheet-id') ?? tab.getAttribute('data-id') ?? '',
    isActive: tab.classList.contains('docs-sheet-active-tab'),
  }));
  const loaded: { name: string; gid: string }[] = [];
  // The first thing in a sheet's data is its place, id and name: `[0,0,"1234",[{"1":[[0,0,"Name"`, with or without `\`.
  const head = /\[\d+,\d+,\\?"(\d{1,12})\\?",\[\{\\?"1\\?":\[\[\d+,\d+,\\?"((?:[^"\\]|\\\\\\"|\\[^"]){1,500}?)\\?"/g;
  for (const script of document.querySelectorAll('script:not([src])')) {
    for (const [, gid = '', name = ''] of (script.textContent ?? '').slice(0, 20_000_000).matchAll(head)) {
      if (loaded.length < most) loaded.push({ gid, name });
    }
  }
  return {
    address: location.href,
    title: textOf(['input.docs-title-input', '.docs-title-input-label-inner']),
    nameBox: textOf([
      'input#t-name-box',
      'input.waffle-name-box',
      '#t-name-box input',
      '.waffle-name-box',
      '#t-name-box',
    ]),
    tabs,
    loaded,
  };
}
