// A page that takes pasted cells to the validation table of react-spreadsheet-import, checked as its own steps would
// have checked them before: the steps in between (a file, its sheet, its header, its columns) ask for clicks.
import { createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ReactSpreadsheetImport } from 'react-spreadsheet-import';
import { addErrorsAndRunHooks } from 'react-spreadsheet-import/dist/steps/ValidationStep/utils/dataMutations.js';

const address = { rule: 'regex', value: '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$', errorMessage: 'is no address' };
const validationsOf = { email: [{ rule: 'required' }, { rule: 'unique' }, address] };
const keys = ['lastName', 'firstName', 'email', 'language'];
const fields = keys.map((key) => ({
  key,
  label: key,
  fieldType: { type: 'input' },
  validations: validationsOf[key] ?? [],
}));

function Page() {
  const [data, setData] = useState(null);
  const paste = async (event) => {
    event.preventDefault();
    const [, ...lines] = event.clipboardData.getData('text/plain').split('\n');
    const rows = lines.map((line) => {
      const cells = line.split('\t');
      return Object.fromEntries(keys.map((key, index) => [key, cells[index]]));
    });
    setData(await addErrorsAndRunHooks(rows, fields));
  };
  if (data === null) return createElement('textarea', { onPaste: paste });
  return createElement(ReactSpreadsheetImport, {
    isOpen: true,
    onClose: () => undefined,
    onSubmit: () => undefined,
    fields,
    initialStepState: { type: 'validateData', data },
  });
}

createRoot(document.body.appendChild(document.createElement('div'))).render(createElement(Page));
