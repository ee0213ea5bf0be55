import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allMutants } from '../faults/mutants/all-mutants.ts';
import { editedSource } from '../faults/mutants/edited-source.ts';
import { project } from '../stage/project.ts';

const sourceOf = (file: string) => readFileSync(join(project, file), 'utf8');

test.each(allMutants)('the mutant with $name can be made of the source as it is', ({ edits }) => {
  for (const edit of edits) expect(editedSource(sourceOf(edit.file), edit)).toEqual({ edited: expect.any(String) });
});

test.each(allMutants)('the mutant with $name has a test that is there to kill it', ({ killer }) => {
  if ('scenario' in killer) return;
  expect(sourceOf(killer.file)).toContain(killer.test);
});

test('no two mutants have the same name', () => {
  const names = allMutants.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
});
