import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { openDatabase } from '../batches/database.ts';
import { makeMenus, openPopupFor } from '../capture/menus.ts';
import { followErasures } from '../forgetting/follow-erasures.ts';
import { onMessage } from '../messages.ts';
import { forgetAlarm, forgetPeriod, forgetUnsent } from '../preferences/forget-unsent.ts';
import { browserSurroundings } from '../surroundings.ts';
import { syncSchedule } from '../sync/schedule.ts';
import { syncAlarm } from '../sync/sync-alarm.ts';

/** Wiring only. Every listener is added at once, or the browser would not start us for its event. */
export default defineBackground(() => {
  const here = browserSurroundings(openDatabase({ memory: browser.storage.session }));
  const sync = syncSchedule(here, { alarms: browser.alarms, later });
  const begin = () => {
    void sync({ eager: true });
    void forgetUnsent(here);
    void browser.alarms.create(forgetAlarm, { periodInMinutes: forgetPeriod });
  };
  browser.runtime.onStartup.addListener(begin);
  browser.runtime.onInstalled.addListener(({ reason }) => {
    begin();
    void makeMenus();
    if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('/console.html#/welcome') });
  });
  browser.contextMenus.onClicked.addListener((_, tab) => {
    if (tab?.id !== undefined) void openPopupFor(tab.id);
  });
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === syncAlarm) void sync({ eager: false });
    if (alarm.name === forgetAlarm) {
      void forgetUnsent(here);
      void followErasures(here, { eager: true });
    }
  });
  self.addEventListener('online', () => void sync({ eager: true }));
  onMessage(({ eager }) => void sync({ eager }));
});

function later(run: () => void, time: number): () => void {
  const timer = setTimeout(run, time);
  return () => clearTimeout(timer);
}
