/** An element of a page with what it is made of, as it can be handed to another page. */
export interface ElementCopy {
  tag: string;
  /** Attributes by their names; what is on or off as such. */
  props: Record<string, string | boolean>;
  children: readonly (ElementCopy | string)[];
}

/** What stands on a page of the extension, and the style sheets that it has. */
export interface ScreenCopy {
  content: ElementCopy;
  sheets: readonly string[];
}

/**
 * Copies what a page shows with its next frame after something that `wanted` selects stands on it. It runs there, so it
 * names nothing outside of itself.
 */
export async function copyScreen(wanted: string): Promise<ScreenCopy> {
  const copyOf = (element: Element): ElementCopy => {
    const props: ElementCopy['props'] = {};
    for (const { name, value } of [...element.attributes].toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const property: unknown = Reflect.get(element, name);
      props[name] = typeof property === 'boolean' ? property : value;
    }
    if (element instanceof HTMLInputElement) props.checked = element.checked;
    if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement) props.value = element.value;
    const children = [...element.childNodes].map((node) =>
      node instanceof Element ? copyOf(node) : (node.nodeValue ?? ''),
    );
    return { tag: element.localName, props, children };
  };
  while (!document.querySelector(wanted)) await new Promise(requestAnimationFrame);
  const content = document.querySelector('#root > *');
  if (!content) throw new Error('The page shows nothing.');
  const sheets = document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]');
  return { content: copyOf(content), sheets: [...sheets].map(({ href }) => href) };
}
