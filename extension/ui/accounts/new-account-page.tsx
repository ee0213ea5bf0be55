/** Setting up one account. */
export function NewAccountPage() {
  return null;
}
