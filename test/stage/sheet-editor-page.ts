/**
 * The editor of a spreadsheet as far as a reader of its page sees it: title, name box, bar of sheets, and the data that
 * it was loaded with. The cells themselves are drawn on a canvas.
 */
export function sheetEditorPage(title: string): string {
  const sheets = [
    { gid: 0, name: 'Équipe "Nord"' },
    { gid: 71, name: 'Second' },
  ];
  const inner = sheets.map(
    ({ gid, name }, index) => `[${index},0,"${gid}",[{"1":[[0,0,${JSON.stringify(name)}]]}],100,26]`,
  );
  const data = JSON.stringify({ changes: { topsnapshot: `[${inner.join(',')}]` } });
  const tabs = sheets.map(
    ({ name }, index) =>
      `<div class="docs-sheet-tab${index === 0 ? ' docs-sheet-active-tab' : ''}"><span class="docs-sheet-tab-name">${name}</span></div>`,
  );
  return `<!DOCTYPE html><meta charset="utf-8"><title>${title} - Google Sheets</title>
<input class="docs-title-input" value="${title}">
<div class="name-box-container" aria-label="Zone Nom"><input id="t-name-box" class="waffle-name-box" value="A1"></div>
<canvas></canvas>
<div class="docs-sheet-container-bar">${tabs.join('')}</div>
<script>var bootstrapData = ${data.replaceAll('<', '\\u003c')};</script>`;
}
