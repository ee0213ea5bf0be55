/** Cloudflare's name for a mail, whether it comes in angle brackets or without. */
export function bareMessageId(messageId: string): string {
  return messageId.replace(/^<|>$/g, '');
}
