import { expect, test } from 'vitest';
import { acceptMessage } from '../../extension/messages.ts';

const ours = { id: 'abcdef', origin: 'chrome-extension://abcdef' };
const message = { type: 'sync-now', eager: true };

test('a message of our own pages is taken', () => {
  expect(acceptMessage(message, { id: ours.id, origin: ours.origin }, ours)).toEqual(message);
  expect(acceptMessage(message, { id: ours.id, url: `${ours.origin}/console.html#x` }, ours)).toEqual(message);
});

test.each([
  ['another extension', { id: 'ghijkl', origin: 'chrome-extension://ghijkl' }],
  ['another extension that claims our origin', { id: 'ghijkl', origin: ours.origin }],
  ['our own script in a website', { id: ours.id, origin: 'https://evil.example', url: `${ours.origin}/console.html` }],
  ['a website by its address', { id: ours.id, url: 'https://evil.example/chrome-extension://abcdef' }],
  ['somebody without a name', { id: ours.id }],
])('a message of %s is not', (_who, sender) => {
  expect(acceptMessage(message, sender, ours)).toBeNull();
});

test.each([null, 'sync-now', {}, { type: 'other' }, { type: 'sync-now' }, { ...message, more: 1 }, [message]])(
  '%j is no message',
  (received) => {
    expect(acceptMessage(received, { id: ours.id, origin: ours.origin }, ours)).toBeNull();
  },
);
