import { sendingLimit } from './sending-limit.ts';
import { SmtpFailure, type SmtpFault } from './smtp-failure.ts';
import { replyCodes, type SmtpReply } from './smtp-reply.ts';

/** The failure that a reply means, if there was one. */
export function refusedBy(fault: SmtpFault, reply: SmtpReply | undefined): SmtpFailure {
  return reply ? new SmtpFailure(fault, replyCodes(reply), sendingLimit(reply)) : new SmtpFailure(fault);
}
