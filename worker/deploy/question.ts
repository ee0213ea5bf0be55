/** A question to the person at the keyboard. */
export interface Question {
  /** With what is expected, as in `Address of the space (https://…)`. */
  text: string;
  /** What an empty answer means. */
  preset?: string;
  /** Whether the answer is not shown while it is typed. */
  isSecret?: boolean;
  /** What is wrong with an answer, or null. */
  fault(answer: string): string | null;
}
