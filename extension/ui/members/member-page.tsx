/** One member. */
export function MemberPage({ id }: { id: string }) {
  return <p>{id}</p>;
}
