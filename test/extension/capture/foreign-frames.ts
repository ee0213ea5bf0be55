const own = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentDocument')?.get;

/**
 * The browser of the tests shows the documents of all frames; a real one shows none of another site. A test imports this
 * first: `native-dom.ts` takes the getter as it finds it, and test files share their modules, whichever comes first.
 */
Object.defineProperty(HTMLIFrameElement.prototype, 'contentDocument', {
  configurable: true,
  get(this: HTMLIFrameElement) {
    return /^https?:/.test(this.getAttribute('src') ?? '') ? null : Reflect.apply(own ?? (() => null), this, []);
  },
});
