import { capturePage } from '../../../../extension/capture/page/capture-page.ts';

// The extension's own way to read the page of a tab, within reach of the bench.
Object.assign(globalThis, { capturePage });
