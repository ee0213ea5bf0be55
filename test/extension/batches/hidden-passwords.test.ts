import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hiddenPasswords } from '../../../extension/batches/hidden-passwords.ts';

test('passwords are blotted out wherever they stand, the longest that fits first', () => {
  const hide = hiddenPasswords(['correct', 'correct-horse', 'abc', '', 'x y']);
  expect(hide('is correct-horse; correct, abcd x y')).toBe('is •••; •••, •••d •••');
  expect(hide('nothing here')).toBe('nothing here');
});

test('without passwords a text stays as it is', () => {
  expect(hiddenPasswords(['', ''])('correct')).toBe('correct');
});

test('no password is left in any text', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '😀'), maxLength: 7 });
  fc.assert(
    fc.property(fc.array(word), fc.array(word), (passwords, words) => {
      const hidden = hiddenPasswords(passwords)(words.join(' '));
      for (const password of passwords) if (password !== '') expect(hidden.includes(password)).toBe(false);
    }),
  );
});
