import { log } from '../../log/log.ts';
import type { OutgoingMail } from '../transport.ts';
import { UnsafeText } from './unsafe-text.ts';

/** What `build` makes of a mail; null for one that must not be written down: no attempt makes it better. */
export function builtSafely<Built>(mail: OutgoingMail, build: (mail: OutgoingMail) => Built): Built | null {
  try {
    return build(mail);
  } catch (error) {
    if (!(error instanceof UnsafeText)) throw error;
    log({ event: 'mail-unsafe', place: error.place });
    return null;
  }
}
