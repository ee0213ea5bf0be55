import type { BounceReason } from '../../shared/contract/follow-up.ts';

/**
 * Why a mail was refused for good, by the codes of a mail server: `550 5.1.1`, or one of the two (RFC 5321, 4.2 and
 * RFC 3463). The enhanced one counts more: a bare 550 also stands for "no such mailbox".
 */
export function bounceReasonOf(codes: string): BounceReason {
  const [, subject, detail] = /(?:^|\s)[45]\.(\d{1,3})\.(\d{1,3})$/.exec(codes) ?? [];
  if (subject !== undefined && detail !== undefined) return enhancedReason(Number(subject), Number(detail));
  switch (codes.slice(0, 3)) {
    case '550':
    case '551':
    case '553':
      return 'mailbox-unknown';
    case '452':
    case '552':
      return 'mailbox-full';
    case '554':
      return 'refused';
    default:
      return 'other';
  }
}

/** RFC 3463, 3: the subject (1 address, 2 mailbox, 4 network, 7 policy) and its detail. */
function enhancedReason(subject: number, detail: number): BounceReason {
  switch (subject) {
    case 1:
      // 1.7 and 1.8 are about the sender's address.
      return detail === 7 || detail === 8 ? 'refused' : 'mailbox-unknown';
    case 2:
      if (detail === 2) return 'mailbox-full';
      return detail === 1 ? 'mailbox-unknown' : 'refused';
    case 4:
      // No such host, or no way to it; some servers say 4.1 of addresses that their directory does not know.
      return detail === 1 || detail === 4 ? 'mailbox-unknown' : 'other';
    case 7:
      return 'refused';
    default:
      return 'other';
  }
}
