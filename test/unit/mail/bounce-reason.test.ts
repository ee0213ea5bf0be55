import { expect, it } from 'vitest';
import { reasonInWords } from '../../../worker/bounces/reason-in-words.ts';
import { bounceReasonOf } from '../../../worker/mail/bounce-reason.ts';

it.each([
  ['550 5.1.1', 'mailbox-unknown'],
  ['550', 'mailbox-unknown'],
  ['550 5.1.10', 'mailbox-unknown'],
  ['550 5.2.1', 'mailbox-unknown'],
  ['550 5.4.1', 'mailbox-unknown'],
  ['552 5.2.2', 'mailbox-full'],
  ['452 4.2.2', 'mailbox-full'],
  ['552', 'mailbox-full'],
  ['553 5.1.8', 'refused'],
  ['550 5.7.1', 'refused'],
  ['554', 'refused'],
  ['451 4.3.0', 'other'],
  ['421', 'other'],
  ['E_VALIDATION_ERROR', 'other'],
  ['', 'other'],
])('the codes "%s" say %s', (codes, reason) => {
  expect(bounceReasonOf(codes)).toBe(reason);
});

it.each([
  ['550-5.1.1 The email account that you tried to reach does not exist', 'mailbox-unknown'],
  ['smtp; 554 5.7.1 Service unavailable; client host blocked as SPAM', 'spam'],
  ['The mailbox is over quota (552)', 'mailbox-full'],
  ['Sorry, 5.2.2 says it all', 'mailbox-full'],
  ['It did not work', null],
  ['', null],
])('"%s" says %s', (said, reason) => {
  expect(reasonInWords(said)).toBe(reason);
});
