import * as v from 'valibot';
import { browser } from 'wxt/browser';

/**
 * Every message between the parts of this extension, by its type; messages only say that something is to be done, what
 * is stored is the truth.
 */
const Message = v.variant('type', [
  /** To the background: do now what waits. `eager`: the admin asked, so waits that we chose ourselves are cut short. */
  v.strictObject({ type: v.literal('sync-now'), eager: v.boolean() }),
]);
/** See the schema of the same name. */
type Message = v.InferOutput<typeof Message>;

/** A message's sender as the browser describes it. */
interface MessageSender {
  id?: string | undefined;
  origin?: string | undefined;
  url?: string | undefined;
}

/** Sends a message to the background, which starts for it if need be. */
export async function sendMessage(message: Message): Promise<void> {
  await browser.runtime.sendMessage(message);
}

/** Listens for messages of our own pages; what comes from elsewhere, or is not a message, is ignored. */
export function onMessage(take: (message: Message) => void): void {
  const ours = { id: browser.runtime.id, origin: new URL(browser.runtime.getURL('/')).origin };
  browser.runtime.onMessage.addListener((received: unknown, sender: MessageSender) => {
    const message = acceptMessage(received, sender, ours);
    if (message) take(message);
  });
}

/**
 * The message, if it is one and one of our own pages sent it. A script that we run in a website has our id, but the
 * website's origin.
 */
export function acceptMessage(
  received: unknown,
  sender: MessageSender,
  ours: { id: string; origin: string },
): Message | null {
  if (sender.id !== ours.id) return null;
  // Firefox names the origin only since 126, the page's address always.
  const origin = sender.origin ?? (sender.url === undefined ? undefined : originOf(sender.url));
  if (origin !== ours.origin) return null;
  const message = v.safeParse(Message, received);
  return message.success ? message.output : null;
}

/** `URL.origin` is `null` for an extension's scheme in some engines, so it is put together. */
function originOf(address: string): string | undefined {
  const url = URL.parse(address);
  return url ? `${url.protocol}//${url.host}` : undefined;
}
