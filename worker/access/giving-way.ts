/** Milliseconds after a request for which others are there: its answer takes some turns, and who asks once asks again. */
const presence = 1000;

let lastAsked = 0;

/** Notes that somebody asks for something. */
export function noteRequest(now: number): void {
  lastAsked = now;
}

/**
 * Lets others have their turn between two pieces of work that are nothing but CPU. Waiting for the database alone lets
 * nobody else have one where both share a thread: on one machine, requests would hang until all is done. The shortest
 * wait takes a millisecond and lets one in who comes; an answer takes some turns, so while others are there it waits
 * longer.
 */
export async function giveWay(now: () => number): Promise<void> {
  await scheduler.wait(0);
  if (now() - lastAsked < presence) await scheduler.wait(1);
}
