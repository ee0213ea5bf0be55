import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { openDatabase } from '../batches/database.ts';
import { onMessage } from '../messages.ts';
import { browserSurroundings } from '../surroundings.ts';
import { syncAlarm, syncSchedule } from '../sync/schedule.ts';

/** Wiring only. Every listener is added at once, or the browser would not start us for its event. */
export default defineBackground(() => {
  const sync = syncSchedule(browserSurroundings(openDatabase({ memory: browser.storage.session })), {
    alarms: browser.alarms,
    later,
  });
  browser.runtime.onStartup.addListener(() => void sync({ eager: true }));
  browser.runtime.onInstalled.addListener(() => void sync({ eager: true }));
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === syncAlarm) void sync({ eager: false });
  });
  self.addEventListener('online', () => void sync({ eager: true }));
  onMessage(({ eager }) => void sync({ eager }));
});

function later(run: () => void, time: number): () => void {
  const timer = setTimeout(run, time);
  return () => clearTimeout(timer);
}
