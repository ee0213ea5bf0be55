/** One step of a journey that was seen to work, in words with its counts. */
export interface Seen {
  step: string;
  seen: string;
}
