import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';

/** The keys that open Rollcall on a page, as the browser writes them; null where there are none. */
export function useShortcut(): string | null {
  const [keys, setKeys] = useState<string | null>(null);
  useEffect(() => {
    const look = async () => {
      const commands = await browser.commands.getAll();
      setKeys(commands.find(({ name }) => name === '_execute_action')?.shortcut || null);
    };
    void look();
  }, []);
  return keys;
}
