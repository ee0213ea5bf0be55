import { h, render } from 'preact';
import { PlainTable } from './plain-table.ts';

// The floor of what a page needs to show pasted rows: it takes the pasted cells apart at tabs and line ends, checks
// nothing and stores nothing.

const root = document.body.appendChild(document.createElement('div'));
const box = document.body.appendChild(document.createElement('textarea'));
box.addEventListener('paste', (event) => {
  event.preventDefault();
  const text = event.clipboardData?.getData('text/plain') ?? '';
  const rows = text.split('\n').map((line) => line.split('\t'));
  render(h(PlainTable, { rows: rows.slice(1) }), root);
});
