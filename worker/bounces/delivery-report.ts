import type { BounceReason } from '../../shared/contract/follow-up.ts';

/** What became of a mail that has left. */
export type SaidOfMail =
  | { kind: 'delivered' }
  /** `isDeadEnd`: nothing will ever reach that address. */
  | { kind: 'bounced'; reason: BounceReason; isDeadEnd: boolean }
  /** The person calls the mail unwanted. */
  | { kind: 'complained' };

/** What somebody with the right to say it tells about a mail that has left. */
export type DeliveryReport = SaidOfMail & {
  /** By our own id of the mail, or by the name that its transport gave it. */
  mail: { id: string } | { providerId: string };
};
