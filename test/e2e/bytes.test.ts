import { describe, expect, it } from 'vitest';
import { compressedSize, filesOfModules, filesOfPage, workerSize } from '../stage/loaded-bytes.ts';

/** What the popup draws by itself as soon as its box stands. */
const popupParts = ['popup-parts'];

describe('what is loaded before it is used, in KiB, minified and compressed', () => {
  it('is little for the popup until a list can be pasted', () => {
    expect(compressedSize(filesOfPage('popup.html'))).toBeLessThan(20);
  });

  it('is few files for the popup, of which each costs it some milliseconds', () => {
    expect(filesOfPage('popup.html').length).toBeLessThan(6);
    expect(filesOfModules(popupParts, 'popup.html').length).toBeLessThan(6);
  });

  it('is little for the popup until it knows its page, its batches and its space', () => {
    const files = new Set([...filesOfPage('popup.html'), ...filesOfModules(popupParts, 'popup.html')]);
    expect(compressedSize(files)).toBeLessThan(110);
  });

  it('is little for the first screen of the console', () => {
    expect(compressedSize(filesOfPage('console.html'))).toBeLessThan(110);
  });

  it('is little for what is put into a page', () => {
    expect(compressedSize(['page-capture.js'])).toBeLessThan(12);
  });

  it('is little for the worker, in all its languages', () => {
    expect(workerSize()).toBeLessThan(150);
  });

  it('is no reader of files, and of lists only when there is one', () => {
    const files = ['popup.html', 'console.html'].flatMap(filesOfPage).join(' ');
    expect(files).not.toMatch(/read-(?:xlsx|ods|mail|vcards|people)/);
  });
});
