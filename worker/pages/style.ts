/**
 * The stylesheet of all pages. The colours are those of the extension's screens, and keep WCAG AA in both schemes; they
 * are written without `light-dark()`, which the telephones of some invitees do not know.
 */
export const style = `
:root {
  color-scheme: light dark;
  --ground: #f6f6f4; --surface: #fff; --line: #dcdde0; --line-strong: #83868f;
  --text: #1c1d21; --soft: #5a5d66;
  --accent: #3d4fc4; --accent-strong: #2f3ea3; --on-accent: #fff; --accent-soft: #eaecfb;
  --good: #17663a; --good-soft: #e3f3e9; --bad: #a9231b; --bad-soft: #fce9e7;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #17181b; --surface: #1f2125; --line: #363941; --line-strong: #7c808b;
    --text: #e9eaee; --soft: #a6aab5;
    --accent: #a3b0ff; --accent-strong: #bcc6ff; --on-accent: #14183a; --accent-soft: #2a2f52;
    --good: #7fd6a2; --good-soft: #1c3527; --bad: #ffa59c; --bad-soft: #43211f;
  }
}
@media (prefers-contrast: more) {
  :root {
    --ground: #fff; --surface: #fff; --line: #6b6e76; --line-strong: #34363c;
    --text: #000; --soft: #34363c; --accent: #28348c; --accent-strong: #1b2566; --good: #0c4526; --bad: #7e130d;
  }
}
@media (prefers-contrast: more) and (prefers-color-scheme: dark) {
  :root {
    --ground: #000; --surface: #0b0c0e; --line: #8c909b; --line-strong: #d0d3db;
    --text: #fff; --soft: #d0d3db; --accent: #c3ccff; --accent-strong: #dde2ff; --good: #a5e8c0; --bad: #ffc9c3;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { background: var(--ground); color: var(--text); font: 16px/24px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; -webkit-text-size-adjust: 100%; }
body { margin: 0; font-variant-numeric: tabular-nums; }
a { color: var(--accent); text-underline-offset: 2px; }
a:hover { color: var(--accent-strong); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
main:focus { outline: none; }
.skip { position: absolute; left: -9999px; }
.skip:focus { left: 8px; top: 8px; background: var(--surface); padding: 8px 12px; z-index: 1; }
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 16px; padding: 12px 16px; background: var(--surface); border-bottom: 1px solid var(--line); }
.space { padding-left: 28px; background: url(/favicon.svg) 0 2px / 20px no-repeat; font-weight: 650; color: var(--text); text-decoration: none; overflow-wrap: anywhere; margin-right: auto; }
nav { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 16px; font-size: 14px; }
nav a, nav button { padding: 4px 0; }
main { max-width: 576px; margin: 0 auto; padding: 24px 16px 48px; }
main.wide { max-width: 960px; }
h1 { font-size: 24px; line-height: 32px; font-weight: 650; margin: 0 0 12px; overflow-wrap: anywhere; }
h2 { font-size: 18px; line-height: 24px; font-weight: 650; margin: 32px 0 8px; }
h3 { font-size: 16px; line-height: 24px; font-weight: 650; margin: 0 0 8px; overflow-wrap: anywhere; }
h4 { font-size: 14px; line-height: 20px; font-weight: 600; margin: 16px 0 4px; }
p { margin: 0 0 12px; overflow-wrap: anywhere; }
ol { margin: 0 0 16px; padding-left: 24px; }
li { margin-bottom: 8px; }
.soft, .hint { color: var(--soft); font-size: 14px; line-height: 20px; }
.panel { background: var(--surface); border: 1px solid var(--line); border-radius: 8px; padding: 20px 16px; margin: 16px 0; }
.panel > :last-child { margin-bottom: 0; }
.panel h2:first-child { margin-top: 0; }
.field { margin: 0 0 16px; }
.field label, .field .label { display: block; font-weight: 600; font-size: 14px; line-height: 20px; margin-bottom: 4px; }
.pair { display: grid; gap: 0 16px; }
input, select { display: block; width: 100%; min-height: 44px; padding: 8px 12px; font: inherit; color: var(--text); background: var(--ground); border: 1px solid var(--line-strong); border-radius: 6px; }
.account { margin: 0; }
[hidden] { display: none; }
input[aria-invalid="true"], select[aria-invalid="true"] { border-color: var(--bad); border-width: 2px; padding: 7px 11px; }
.field .hint, .field .error { margin: 4px 0 0; }
.error { color: var(--bad); font-size: 14px; line-height: 20px; }
button, .button { display: inline-block; min-height: 44px; padding: 9px 20px; font: inherit; font-weight: 600; border: 1px solid var(--accent); border-radius: 6px; background: var(--accent); color: var(--on-accent); cursor: pointer; text-decoration: none; text-align: center; }
button:hover, .button:hover { background: var(--accent-strong); border-color: var(--accent-strong); color: var(--on-accent); }
button.plain { background: transparent; color: var(--accent); border-color: var(--line-strong); }
button.plain:hover { background: var(--accent-soft); }
button.quiet { min-height: 0; padding: 4px 0; border: 0; background: none; color: var(--accent); font-weight: 400; text-decoration: underline; text-underline-offset: 2px; }
button.quiet:hover { color: var(--accent-strong); }
nav button.quiet { font-size: 14px; }
.actions { display: flex; flex-wrap: wrap; align-items: center; gap: 12px 20px; margin-top: 20px; }
.notice { border: 1px solid transparent; border-radius: 6px; padding: 11px 15px; margin: 0 0 16px; }
.notice.good { background: var(--good-soft); color: var(--good); }
.notice.bad { background: var(--bad-soft); color: var(--bad); }
.notice ul { margin: 4px 0 0; padding-left: 20px; }
.notice li { margin: 0; }
.notice a { color: inherit; }
.notice p:last-child { margin-bottom: 0; }
.code { font: 600 28px/40px ui-monospace, "SF Mono", Menlo, Consolas, monospace; letter-spacing: 2px; margin: 8px 0 20px; }
code { font: 14px/20px ui-monospace, "SF Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
h3 code { font-size: 16px; font-weight: 650; }
.address { display: block; padding: 8px 12px; margin-top: 4px; background: var(--ground); border: 1px solid var(--line); border-radius: 6px; user-select: all; }
pre { margin: 0 0 12px; padding: 8px 12px; overflow: auto; background: var(--surface); border: 1px solid var(--line); border-radius: 6px; }
.fields { display: grid; grid-template-columns: minmax(96px, auto) minmax(0, 1fr); gap: 4px 16px; margin: 0; overflow-wrap: anywhere; }
.fields dt, .fields dd { margin: 0; min-width: 0; }
.fields .fields { margin-top: 4px; padding-left: 12px; border-left: 2px solid var(--line); }
.tags ul { display: flex; flex-wrap: wrap; gap: 4px 16px; list-style: none; margin: 16px 0; padding: 0; }
.tags li { margin: 0; }
table { border-collapse: collapse; }
th, td { padding: 4px 24px 4px 0; text-align: left; border-bottom: 1px solid var(--line); }
.rows { list-style: none; margin: 0; padding: 0; }
.rows li { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 16px; padding: 12px 0; margin: 0; border-top: 1px solid var(--line); }
.rows li:first-child { border-top: 0; padding-top: 0; }
.rows li:last-child { padding-bottom: 0; }
.rows .what { flex: 1 1 200px; min-width: 0; overflow-wrap: anywhere; }
.rows .what p { margin: 0; }
.tag { display: inline-block; border: 1px solid transparent; padding: 0 7px; border-radius: 11px; background: var(--good-soft); color: var(--good); font-size: 12px; line-height: 20px; font-weight: 600; }
@media (min-width: 560px) {
  main { padding-top: 40px; }
  .bar { padding: 12px 24px; }
  .panel { padding: 24px; }
  .pair { grid-template-columns: 1fr 1fr; }
}
@media print { .bar nav, .skip { display: none; } }
`;
