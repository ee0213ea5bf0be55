import { h, render } from 'preact';
import { readPeople } from '../../../../shared/reading/read-people.ts';
import { tableOf } from '../pasted-table.ts';
import { PlainTable } from './plain-table.ts';

// The floor of what a page needs to show rows that are checked: it reads the list in one go, with the reader of the
// extension, tried before on lines of the same kind, and neither shows what it found nor stores anything.

const read = (text: string) => readPeople({ kind: 'text', text });
read(tableOf(300));

const root = document.body.appendChild(document.createElement('div'));
const box = document.body.appendChild(document.createElement('textarea'));
box.addEventListener('paste', (event) => {
  event.preventDefault();
  const people = read(event.clipboardData?.getData('text/plain') ?? '').rows.map(({ person }) => person);
  const rows = people.map(({ lastName, firstName, email, language }) => [lastName, firstName, email, language]);
  render(h(PlainTable, { rows }), root);
});
