/** What of this page is still to be stored. */
let underWay = 0;

const ask = (event: BeforeUnloadEvent) => event.preventDefault();

/**
 * Work that stores what is seen already: who closes or reloads the page before it has ended is asked first, by the
 * browser. Answers and fails as the work does.
 */
export async function untilStored<Answer>(work: Promise<Answer>): Promise<Answer> {
  underWay += 1;
  addEventListener('beforeunload', ask);
  try {
    return await work;
  } finally {
    underWay -= 1;
    if (underWay === 0) removeEventListener('beforeunload', ask);
  }
}
