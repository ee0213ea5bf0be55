import { expect, test } from 'vitest';
import { withPasted } from '../../../extension/ui/intake/pasted-text.ts';

const at = (value: string, selectionStart = value.length, selectionEnd = selectionStart) => ({
  value,
  selectionStart,
  selectionEnd,
});

test('a second table begins on a line of its own', () => {
  expect(withPasted(at('Nom\tMél\nLee\tkim@x.org'), 'Nom\tMél\nPetit\tjo@x.org', true)).toEqual({
    text: 'Nom\tMél\nLee\tkim@x.org\nNom\tMél\nPetit\tjo@x.org',
    isParted: true,
  });
  expect(withPasted(at('a@x.org\nc@x.org', 8), 'b@x.org\t1', true).text).toBe('a@x.org\nb@x.org\t1\nc@x.org');
  expect(withPasted(at(''), 'Nom\tMél', true)).toEqual({ text: 'Nom\tMél', isParted: false });
});

test('two addresses never become one word', () => {
  expect(withPasted(at('kim@x.org'), 'jo@x.org', false).text).toBe('kim@x.org\njo@x.org');
  expect(withPasted(at('kim@x.org', 0), 'jo@x.org', false).text).toBe('jo@x.org\nkim@x.org');
});

test('whatever else is pasted stands where the browser puts it', () => {
  expect(withPasted(at('kim@'), 'x.org', false)).toEqual({ text: 'kim@x.org', isParted: false });
  expect(withPasted(at('Kim <>', 5), 'kim@x.org', false)).toEqual({ text: 'Kim <kim@x.org>', isParted: false });
  expect(withPasted(at('a@x.org, '), 'b@x.org', false).isParted).toBe(false);
  expect(withPasted(at('old@x.org', 0, 9), 'new@x.org', false)).toEqual({ text: 'new@x.org', isParted: false });
});
