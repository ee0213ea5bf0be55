import { expect, test } from 'vitest';
import { at, codeFiles, type SourceFile, walk } from './source-tree.ts';

/** Properties and methods that make elements of a text, in a page or in an answer. */
const markupNames =
  /^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|srcdoc|dangerouslySetInnerHTML|writeln)$/;

/** What runs a text as a program. */
const programNames = /^(eval|Function|importScripts)$/;

/** Places where a text of somebody else could become markup or a program. */
function textsThatAct(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => /^(extension|worker|shared)\//.test(path))
    .flatMap((file) => {
      const found: string[] = [];
      const complain = (start: number, name: string) =>
        found.push(at(file, start, `${name} makes more than text of a text`));
      walk(file, {
        MemberExpression: ({ property, start }) => {
          if (property.type === 'Identifier' && markupNames.test(property.name)) complain(start, property.name);
        },
        JSXOpeningElement: (element) => {
          // A frame without any permission runs nothing, whatever stands in it.
          const isShut = file.text.slice(element.start, element.end).startsWith('<iframe sandbox="" ');
          for (const attribute of element.attributes) {
            if (attribute.type !== 'JSXAttribute' || attribute.name.type !== 'JSXIdentifier') continue;
            const { name } = attribute.name;
            if (markupNames.test(name) && !(name === 'srcdoc' && isShut)) complain(attribute.start, name);
          }
        },
        CallExpression: ({ callee, start }) => {
          if (callee.type === 'Identifier' && programNames.test(callee.name)) complain(start, callee.name);
          // The stylesheet of the pages is our own text, and the only one that is not escaped.
          const isStyle = file.path === 'worker/pages/layout.ts' && file.text.startsWith('raw(style)', start);
          if (callee.type === 'Identifier' && callee.name === 'raw' && !isStyle) complain(start, 'raw');
        },
        NewExpression: ({ callee, start }) => {
          if (callee.type === 'Identifier' && programNames.test(callee.name)) complain(start, callee.name);
        },
      });
      return found;
    });
}

test('no text becomes markup or a program, neither in the extension nor in a page', () => {
  expect(textsThatAct(codeFiles())).toEqual([]);
});

test.each([
  'element.innerHTML = name;',
  'element.insertAdjacentHTML("beforeend", name);',
  'const page = <p dangerouslySetInnerHTML={{ __html: name }} />;',
  'const page = <iframe sandbox="allow-scripts" srcdoc={mail} />;',
  'eval(text);',
  'new Function(text);',
  'const page = html`<p>$' + '{raw(name)}</p>`;',
])('%s is found', (text) => {
  expect(textsThatAct([{ path: 'extension/ui/planted.tsx', text }])).toHaveLength(1);
});
