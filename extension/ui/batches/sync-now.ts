import { sendMessage } from '../../messages.ts';

/**
 * Asks the background to do now what waits. If it cannot be reached (the extension is being updated) nothing is lost:
 * what is to be done is stored, and its alarm comes back to it.
 */
export function syncNow({ eager }: { eager: boolean }): void {
  sendMessage({ type: 'sync-now', eager }).catch((error: unknown) => {
    console.warn('The background could not be reached; its alarm will do the work.', error);
  });
}
