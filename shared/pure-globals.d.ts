/**
 * The standard globals of the web that shared/ may use although its library list has no DOM: they are pure, and the
 * same in browsers, workerd and Node. Only shared/tsconfig.json includes this file; other folders have the full types.
 */
declare class URL {
  constructor(url: string, base?: string);
  readonly hostname: string;
}

/** See https://encoding.spec.whatwg.org/#interface-textdecoder */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}
