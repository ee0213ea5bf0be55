import { captureSheet } from '../../extension/capture/sheet/capture-sheet.ts';
import { openSheet } from '../../extension/capture/sheet/open-sheet.ts';
import { hasSheetHosts } from '../../extension/capture/sheet/sheet-hosts.ts';

// What a page of the extension under test offers to a test.
Object.assign(globalThis, { captureSheet, openSheet, hasSheetHosts });
