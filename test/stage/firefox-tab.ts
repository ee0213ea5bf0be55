import * as v from 'valibot';
import type { Marionette } from './marionette.ts';
import { until } from './until.ts';

/**
 * What a person does in a tab of Firefox. An element is named by a CSS selector, or by an XPath that begins with `//`;
 * the first that can be seen, is enabled and not inert, is meant, and each act waits for it.
 */
export interface FirefoxTab {
  open(address: string): Promise<void>;
  click(element: string): Promise<void>;
  type(element: string, text: string): Promise<void>;
  /** By the clipboard and the keyboard. */
  paste(element: string, text: string): Promise<void>;
  textOf(element: string): Promise<string>;
  /** What of an input a person sees as its content, or another property that is a text. */
  propertyOf(element: string, name: string): Promise<string>;
  /** Looks at the tab whose address begins so from now on, once there is one. */
  goTo(start: string): Promise<void>;
  /** Runs a function's body in the page; its answer has to be JSON. */
  run(script: string): Promise<unknown>;
}

/** The key under which WebDriver names elements: https://www.w3.org/TR/webdriver2/#elements. */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

const Elements = v.array(v.object({ [elementKey]: v.string() }));
const Value = v.object({ value: v.unknown() });
const Text = v.object({ value: v.string() });
const Texts = v.array(v.string());

/** The tab that a connected Firefox shows. */
export function firefoxTab({ send }: Marionette): FirefoxTab {
  async function shown(element: string): Promise<string> {
    const using = element.startsWith('//') ? 'xpath' : 'css selector';
    return until(`${element} in Firefox`, async () => {
      for (const found of v.parse(Elements, await send('WebDriver:FindElements', { using, value: element }))) {
        const id = found[elementKey];
        const is = async (what: 'Displayed' | 'Enabled') => {
          // It can be gone since it was found.
          const answer = await send(`WebDriver:IsElement${what}`, { id }).catch(() => ({ value: false }));
          return v.parse(Value, answer).value === true;
        };
        if (id && (await is('Displayed')) && (await is('Enabled')) && !(await isInert(id))) return id;
      }
      return null;
    });
  }
  /** WebDriver takes what is inert for enabled, and then cannot reach it. */
  async function isInert(id: string): Promise<boolean> {
    const script = `return arguments[0].closest('[inert]') !== null`;
    const answer = await send('WebDriver:ExecuteScript', { script, args: [{ [elementKey]: id }] }).catch(() => null);
    return answer === null || v.parse(Value, answer).value === true;
  }
  const type = async (element: string, text: string) => {
    await send('WebDriver:ElementSendKeys', { id: await shown(element), text });
  };
  return {
    open: async (url) => void (await send('WebDriver:Navigate', { url })),
    click: async (element) => void (await send('WebDriver:ElementClick', { id: await shown(element) })),
    type,
    async paste(element, text) {
      await send('Marionette:SetContext', { value: 'chrome' });
      const script = `Cc['@mozilla.org/widget/clipboardhelper;1'].getService(Ci.nsIClipboardHelper).copyString(arguments[0]);`;
      await send('WebDriver:ExecuteScript', { script, args: [text] });
      await send('Marionette:SetContext', { value: 'content' });
      // Control (U+E009) and V.
      await type(element, '\uE009v');
    },
    textOf: async (element) =>
      v.parse(Text, await send('WebDriver:GetElementText', { id: await shown(element) })).value,
    propertyOf: async (element, name) =>
      v.parse(Text, await send('WebDriver:GetElementProperty', { id: await shown(element), name })).value,
    async goTo(start) {
      await until(`a tab at ${start}`, async () => {
        for (const handle of v.parse(Texts, await send('WebDriver:GetWindowHandles'))) {
          await send('WebDriver:SwitchToWindow', { handle });
          const { value } = v.parse(Text, await send('WebDriver:GetCurrentURL'));
          if (value.startsWith(start)) return true;
        }
        return null;
      });
    },
    run: async (script) => v.parse(Value, await send('WebDriver:ExecuteScript', { script, args: [] })).value,
  };
}
