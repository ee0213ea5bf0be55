/** A number with its noun in the right form, as `1 minute` or `5 minutes`. */
export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
