/** One group: its settings and its learners. */
export function GroupPage({ id }: { id: string }) {
  return <p>{id}</p>;
}
