import { html } from 'hono/html';
import type { Letter, LetterParts } from './letter.ts';

/** Lays a letter out as text and as HTML with the same sentences; whatever stands in names, it is shown as text. */
export function laidOut(parts: LetterParts): Letter {
  const { language, subject } = parts;
  return { language, subject, text: asText(parts), html: asHtml(parts) };
}

function asText({ before, facts = [], link, after, closing }: LetterParts): string {
  const lines = facts.map(({ caption, value }) => `${caption} ${value}`);
  const blocks = lines.length === 0 ? [] : [lines.join('\n')];
  return [...before, ...blocks, link, ...after, '--', ...closing].join('\n\n');
}

/** One column, system fonts, colours that both light and dark mail programs can keep; no picture, nothing to load. */
function asHtml({ language, words, subject, before, facts = [], button, link, after, closing }: LetterParts): string {
  const paragraphs = (texts: string[]) => texts.map((text) => html`<p style="margin:0 0 16px">${text}</p>\n`);
  const lines = facts.map(
    ({ caption, value }) => html`<p style="margin:0 0 16px">${caption}<br>
<span style="font-family:ui-monospace,Consolas,monospace;white-space:pre-wrap;word-break:break-word">${value}</span></p>\n`,
  );
  return String(html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${subject}</title>
</head>
<body style="margin:0;padding:24px 16px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif">
<div style="max-width:560px;margin:0 auto;border-top:4px solid #3d4fc4;padding-top:20px">
${paragraphs(before)}${lines}<p style="margin:0 0 24px">
<a href="${link}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#3d4fc4;color:#ffffff;font-weight:600;text-decoration:none">${button}</a>
</p>
<p style="margin:0 0 16px;font-size:13px">${words.copyLink}<br><span style="word-break:break-all">${link}</span></p>
${paragraphs(after)}<div style="border-top:1px solid #c8cdd3;padding-top:16px;font-size:13px">
${paragraphs(closing)}</div>
</div>
</body>
</html>
`);
}
