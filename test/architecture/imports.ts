import { posix } from 'node:path';
import { type SourceFile, walk } from './source-tree.ts';

/** One import of any kind: static, re-export, dynamic, type, or a type query by `import('…')`. */
interface Import {
  /** As written. */
  specifier: string;
  /** The file meant, from the project's folder, for a relative specifier; null for a package. */
  target: string | null;
  offset: number;
}

const known = new WeakMap<SourceFile, Import[]>();

/** All imports of a file, in the order of the text; parsed when it is first asked about. */
export function importsOf(file: SourceFile): Import[] {
  const imports = known.get(file) ?? parsedImportsOf(file);
  known.set(file, imports);
  return imports;
}

function parsedImportsOf(file: SourceFile): Import[] {
  const found: Import[] = [];
  const add = (source: { value: unknown; start: number } | null) => {
    if (typeof source?.value !== 'string') return;
    const specifier = source.value;
    const target = specifier.startsWith('.') ? posix.join(posix.dirname(file.path), specifier) : null;
    found.push({ specifier, target, offset: source.start });
  };
  walk(file, {
    ImportDeclaration: (node) => add(node.source),
    ExportNamedDeclaration: (node) => add(node.source),
    ExportAllDeclaration: (node) => add(node.source),
    ImportExpression: (node) => {
      if (node.source.type === 'Literal') add(node.source);
    },
    TSImportType: (node) => add(node.source),
  });
  return found.sort((a, b) => a.offset - b.offset);
}
