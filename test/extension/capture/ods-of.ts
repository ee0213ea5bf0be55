import { zipOf } from './zip-of.ts';

/**
 * An OpenDocument spreadsheet by hand: `table` is the XML inside of its `<table:table>`, `before` what stands before
 * the root.
 */
export function odsOf(table: string, before = ''): Uint8Array {
  const content = `<?xml version="1.0"?>${before}<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="One">${table}</table:table></office:spreadsheet></office:body></office:document-content>`;
  return zipOf([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
    { name: 'META-INF/manifest.xml', content: '<manifest/>' },
    { name: 'content.xml', content },
  ]);
}
