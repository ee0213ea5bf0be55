import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'vite';
import { filesBelow, project } from '../stage/project.ts';

/** One file as somebody wrote it; rules take lists of these, so that a planted violation is just another list. */
export interface SourceFile {
  /** From the project's folder, with `/`. */
  path: string;
  text: string;
}

/** Endings of files that are text; the rest are pictures. */
const textFile = /\.(ts|tsx|mjs|css|html|json|jsonc|yml|sql|md|svg|txt)$|\/run$|^\.[a-z]+$/;

/** Every text file of the project, without what tools made and without the fixtures (they are other people's words). */
export function textFiles(): SourceFile[] {
  return filesBelow('')
    .filter((path) => textFile.test(path) && !path.startsWith('test/fixtures/'))
    .map((path) => ({ path, text: readFileSync(join(project, path), 'utf8') }));
}

/** Whether a file holds TypeScript or JavaScript. */
export function isCode({ path }: SourceFile): boolean {
  return /\.(ts|tsx|mjs)$/.test(path);
}

/** The code of the project. */
export function codeFiles(): SourceFile[] {
  return textFiles().filter(isCode);
}

/** Parses a file and hands each node to the visitor; returns its comments' texts. Throws when it is no TypeScript. */
export function walk(file: SourceFile, visitor: ConstructorParameters<typeof Visitor>[0]): string[] {
  const parsed = parseSync(file.path, file.text);
  const [error] = parsed.errors;
  if (error) throw new Error(`${file.path}: ${error.message}`);
  new Visitor(visitor).visit(parsed.program);
  return parsed.comments.map((comment) => comment.value);
}

/** What a rule says of a place in a file, with the line so that it can be clicked. */
export function at(file: SourceFile, offset: number, complaint: string): string {
  return `${file.path}:${file.text.slice(0, offset).split('\n').length} ${complaint}`;
}
