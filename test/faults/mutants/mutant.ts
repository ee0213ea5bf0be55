/** The test of the repository that has to notice: its project and file, and words of its name. */
interface TestThatKills {
  project: 'unit' | 'worker' | 'extension';
  file: string;
  /** A part of the test's name, letter for letter as its file has it. */
  test: string;
}

/** The scenario of the fault harness that has to notice. */
interface ScenarioThatKills {
  scenario: string;
}

/** A text of a source file, there exactly once, and what stands in its place in the mutant. */
export interface Edit {
  /** From the project's folder, with `/`. */
  file: string;
  text: string;
  becomes: string;
}

/** A safeguard taken out of the product, and who has to notice that it is missing. */
export interface Mutant {
  /** What is missing, as a sentence goes on after "a Rollcall with". */
  name: string;
  edits: readonly [Edit, ...Edit[]];
  killer: TestThatKills | ScenarioThatKills;
}

/** What makes a mutant of one file: the text that goes, and what comes instead (default: nothing). */
export function without(file: string, text: string, becomes = ''): Mutant['edits'] {
  return [{ file, text, becomes }];
}

/** The tests of workerd below `test/worker`. */
export function workerTest(path: string, test: string): TestThatKills {
  return { project: 'worker', file: `test/worker/${path}.test.ts`, test };
}

/** The tests of the extension below `test/extension`. */
export function extensionTest(path: string, test: string): TestThatKills {
  return { project: 'extension', file: `test/extension/${path}.test.ts`, test };
}

/** The tests of pure code below `test/unit`. */
export function unitTest(path: string, test: string): TestThatKills {
  return { project: 'unit', file: `test/unit/${path}.test.ts`, test };
}
