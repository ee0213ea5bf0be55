/**
 * The part of `browser.storage.session` that is used here: it lies in the browser's memory, is shared by popup, console
 * and background, closed to websites, and gone when the browser ends or the extension is reloaded.
 */
export interface SessionMemory {
  get(keys: string[]): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}
