/**
 * Reads of the document that its own content cannot take over: a form with a field called `firstChild`, or an image
 * called `createRange`, answers with that field or image instead (DOM clobbering), also in an extension's own world. So
 * every property is read through the interface that defines it.
 */
function getter<Owner, Value>(owner: { prototype: Owner } | undefined, name: string): (node: Owner) => Value {
  const get = owner && Object.getOwnPropertyDescriptor(owner.prototype, name)?.get;
  // The platform defines what such a getter answers; the callers below name it.
  return get ? unbound<Owner, [], Value>(get) : () => undefined as Value;
}

/** A method that takes its owner as an argument: in half the time of `Reflect.apply`, and each element is asked ten. */
function unbound<Owner, Rest extends unknown[], Value>(
  method: (this: Owner, ...rest: Rest) => Value,
): (owner: Owner, ...rest: Rest) => Value {
  return Function.prototype.call.bind(method);
}

export const nodeType = getter<Node, number>(Node, 'nodeType');
export const firstChild = getter<Node, Node | null>(Node, 'firstChild');
export const nextSibling = getter<Node, Node | null>(Node, 'nextSibling');
export const parentNode = getter<Node, Node | null>(Node, 'parentNode');
export const nodeValue = getter<Node, string | null>(Node, 'nodeValue');
export const textContent = getter<Node, string | null>(Node, 'textContent');
export const firstElementChild = getter<Element, Element | null>(Element, 'firstElementChild');
export const localName = getter<Element, string>(Element, 'localName');
export const shadowRoot = getter<Element, ShadowRoot | null>(Element, 'shadowRoot');
export const rootElement = getter<Document, Element | null>(Document, 'documentElement');
export const viewOf = getter<Document, (Window & typeof globalThis) | null>(Document, 'defaultView');
export const contentType = getter<Document, string>(Document, 'contentType');
export const titleOf = getter<Document, string>(Document, 'title');
const namespaceOf = getter<Element, string | null>(Element, 'namespaceURI');
const frameDocument = getter<HTMLIFrameElement, Document | null>(HTMLIFrameElement, 'contentDocument');
const oldFrameDocument = getter<HTMLFrameElement, Document | null>(HTMLFrameElement, 'contentDocument');
const inputValue = getter<HTMLInputElement, string>(HTMLInputElement, 'value');
const areaValue = getter<HTMLTextAreaElement, string>(HTMLTextAreaElement, 'value');

/** An attribute as it stands, or null. */
export const attribute: (element: Element, name: string) => string | null = unbound(Element.prototype.getAttribute);
/** Whether an element has attributes. */
export const hasAttributes: (element: Element) => boolean = unbound(Element.prototype.hasAttributes);
/** Whether a selector fits an element. */
export const fits: (element: Element, selector: string) => boolean = unbound(Element.prototype.matches);

/** Not everywhere yet. */
const { checkVisibility } = Element.prototype as Partial<Element>;
const checkedVisibility: ((element: Element, options: CheckVisibilityOptions) => boolean) | undefined =
  checkVisibility && unbound(checkVisibility);
/** One for all elements: the browser reads it anew for each. */
const visibly = { opacityProperty: true, visibilityProperty: true };

/**
 * Whether the browser says at once that an element is there, neither hidden nor transparent, and nothing around it is;
 * false also where browsers cannot tell.
 */
export function isPlainlyShown(element: Element): boolean {
  return checkedVisibility?.(element, visibly) ?? false;
}

/** Whether an element has words of its own, and not only in its elements. */
export function hasOwnWords(element: Element): boolean {
  for (let child = firstChild(element); child; child = nextSibling(child)) {
    if (nodeType(child) === 3 && /\S/.test(nodeValue(child) ?? '')) return true;
  }
  return false;
}

/** Whether an element holds no other one, shown from a shadow tree or put into a slot, so that its text is all it has. */
export function holdsOnlyText(element: Element, tag: string): boolean {
  return firstElementChild(element) === null && shadowRoot(element) === null && tag !== 'slot';
}

/** The box of an element on the screen. */
export function boxOf(element: Element): DOMRect {
  return Reflect.apply(Element.prototype.getBoundingClientRect, element, []);
}

/** Whether an element is one of HTML: formulas and drawings may hold a `slot` or an `input` that is none. */
export function isOfHtml(element: Element): boolean {
  return namespaceOf(element) === 'http://www.w3.org/1999/xhtml';
}

/** What a slot of a shadow tree shows: the nodes put into it, or nothing when it shows its own. */
export function assignedNodes(slot: Element): Node[] {
  if (!isOfHtml(slot)) return [];
  return Reflect.apply(HTMLSlotElement.prototype.assignedNodes, slot, []);
}

/** The document of a frame, or null when it is another site's. */
export function documentOf(frame: Element): Document | null {
  try {
    // Both getters refuse an element of the other kind.
    return localName(frame) === 'iframe'
      ? frameDocument(frame as HTMLIFrameElement)
      : oldFrameDocument(frame as HTMLFrameElement);
  } catch {
    return null;
  }
}

/** What stands in a field at this moment. */
export function typedIn(field: Element): string {
  // Its name says which of the two it is.
  return localName(field) === 'input' ? inputValue(field as HTMLInputElement) : areaValue(field as HTMLTextAreaElement);
}

/** The selection of a document, or null. */
export function selectionOf(document: Document): Selection | null {
  return Reflect.apply(Document.prototype.getSelection, document, []);
}

/** Whether a node is an element; frames have classes of their own, so `instanceof` does not tell. */
export function isElement(node: Node): node is Element {
  return nodeType(node) === 1;
}
