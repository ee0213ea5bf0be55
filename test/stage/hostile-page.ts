/** How many addresses the hostile page shows. */
export const hostileAddresses = 100_000;

/** A name that would run, were it ever taken for markup. */
export const hostileName = '<img src=x onerror="document.title=1">';

/**
 * A page that fights whoever reads it: it replaces what scripts are made of, names elements as the document's own
 * properties, grows without end, speaks in our name, and shows more people than anybody expects. `reached` in its
 * window lists what was called of the functions that it replaced; itself it calls none once `isArmed` is true.
 */
export function hostilePage(): string {
  const addresses = Array.from({ length: hostileAddresses }, (_, index) => `person-${index}@school.example.com`);
  const links = addresses.slice(0, 1000).map((one) => `<li>${escaped(hostileName)} <a href="mailto:${one}">write</a>`);
  const paragraphs = Array.from({ length: (hostileAddresses - 1000) / 100 }, (_, index) =>
    addresses.slice(1000 + index * 100, 1100 + index * 100).join(', '),
  );
  return `<!doctype html><title>Hostile page</title>
<form name="documentElement" id="body"><input name="firstChild"><input name="children"><input name="nodeType"></form>
<img name="querySelectorAll"><img name="createTreeWalker"><img name="getSelection"><iframe name="chrome"></iframe>
<h1>People</h1><ul>${links.join('\n')}</ul><p>${paragraphs.join('<p>')}</p><div id="grows" style="contain: strict; height: 9px"></div>
<script>${fight}</script>`;
}

/** Runs in the page. */
const fight = `
  window.reached = [];
  const grows = document.getElementById('grows');
  const add = grows.appendChild.bind(grows), make = document.createElement.bind(document);
  const send = window.postMessage.bind(window), dispatch = window.dispatchEvent.bind(window), Detail = CustomEvent;
  setInterval(() => {
    for (let more = 0; more < 20; more++) add(make('p')).textContent = 'one more';
    const answer = { ask: 'next', type: 'rollcall', pieces: ['forged@forged.example.com'], end: null };
    send(answer, '*');
    dispatch(new Detail('rollcall', { detail: answer }));
    dispatch(new Detail('message', { detail: answer }));
  }, 100);
  window[Symbol.for('rollcall.page')] = () => { throw new Error('the page answers'); };
  const replace = (owner, names) => {
    // No "for of": it would be the first to call what is replaced.
    for (let index = 0; index < names.length; index++) {
      const name = names[index];
      const own = Object.getOwnPropertyDescriptor(owner, name);
      const replaced = function () { reached.push(String(name)); throw new Error('replaced ' + String(name)); };
      Object.defineProperty(owner, name, own.get ? { get: replaced } : { value: replaced });
    }
  };
  replace(Node.prototype, ['firstChild', 'nextSibling', 'nodeType', 'textContent', 'nodeValue']);
  replace(Element.prototype, ['getAttribute', 'querySelectorAll', 'shadowRoot', 'getBoundingClientRect']);
  replace(Document.prototype, ['querySelectorAll', 'createTreeWalker', 'documentElement', 'getSelection']);
  replace(String.prototype, ['matchAll', 'replace', 'toLowerCase', 'includes', 'split']);
  replace(Array.prototype, ['map', 'filter', 'flatMap', 'slice', 'includes', Symbol.iterator]);
  replace(Promise.prototype, ['then']);
  replace(RegExp.prototype, ['exec', 'test']);
  replace(JSON, ['parse', 'stringify']);
  replace(window, ['getComputedStyle', 'queueMicrotask', 'requestIdleCallback']);
  window.isArmed = true;
`;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
