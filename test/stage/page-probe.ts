import { capturePage } from '../../extension/capture/page/capture-page.ts';

// What a page of the extension under test offers to a test.
Object.assign(globalThis, { capturePage });
