/** Thrown for a text that would break out of its place in a mail, such as a name with a line end. */
export class UnsafeText extends Error {
  /** The header that it was for; the text itself is kept out of messages and logs. */
  readonly place: string;
  constructor(place: string) {
    super(`unsafe text for ${place}`);
    this.place = place;
  }
}
