/**
 * Whether an address can stand in a header and in SMTP commands as it is, without quoting and with nothing to hide in.
 */
export function isSafeAddress(address: string): boolean {
  return /^[^\s\p{Cc}"(),:;<>@[\\\]]+@[^\s\p{Cc}"(),:;<>@[\\\]]+$/u.test(address);
}
