import type { Edit } from './mutant.ts';

/** A file of the mutant, or why it cannot be made: the source has changed, and the mutant has to follow it. */
export function editedSource(source: string, { file, text, becomes }: Edit): { edited: string } | { trouble: string } {
  const [before, after, ...more] = source.split(text);
  if (before === undefined || after === undefined) return { trouble: `its text is not in ${file} any more` };
  if (more.length > 0) return { trouble: `its text is in ${file} ${more.length + 1} times` };
  return { edited: `${before}${becomes}${after}` };
}
