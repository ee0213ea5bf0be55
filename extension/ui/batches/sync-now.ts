import { browser } from 'wxt/browser';
import { sendMessage } from '../../messages.ts';
import { shortestAlarm, wakeAt } from '../../sync/sync-alarm.ts';

/**
 * Asks the background to do now what waits. If it cannot be reached (the extension is being updated) nothing is lost:
 * what is to be done is stored, and its alarm comes back to it.
 */
export function syncNow({ eager }: { eager: boolean }): void {
  sendMessage({ type: 'sync-now', eager }).catch((error: unknown) => {
    console.warn('The background could not be reached; its alarm will do the work.', error);
  });
}

/** Has the background do what waits should this page end before it has asked for it. */
export function syncLater(): void {
  void wakeAt(browser.alarms, Date.now() + shortestAlarm);
}
