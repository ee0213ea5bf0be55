/** The first page: creating users, what waits, what was done last. */
export function HomePage() {
  return null;
}
