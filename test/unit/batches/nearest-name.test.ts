import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameKey } from '../../../shared/people/name-key.ts';
import { nearestName } from '../../../worker/batches/nearest-name.ts';

const named = (...names: string[]) => names.map((name) => ({ key: nameKey(name), name }));
const nearest = (text: string, ...names: string[]) => nearestName(nameKey(text), named(...names));

describe('the name that may be meant', () => {
  it.each([
    ['Regoin Nord', 'Région Nord'],
    ['Region Nor', 'Région Nord'],
    ['Regions du Nord', 'Région du Nord'],
    ['Compta', 'Comptas'],
    ['Vente', 'Ventes'],
    ['ventse', 'Ventes'],
  ])('for %s is %s', (text, name) => {
    expect(nearest(text, 'Paris', name, 'Direction')).toBe(name);
  });

  it.each([
    ['A', 'B'],
    ['1a', '1b'],
    ['Nord', 'Lore'],
    ['Marketing', 'Ventes'],
    ['', 'A'],
  ])('is none where too much differs: %s and %s', (text, name) => {
    expect(nearest(text, name)).toBeNull();
  });

  it('is the nearest of several, and the first of equals', () => {
    expect(nearest('groupe nord 1', 'groupe nord 22', 'groupe nord 2', 'groupe nord 3')).toBe('groupe nord 2');
  });

  it('is found for any name with one slip in it', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abcdefgh '), minLength: 6, maxLength: 40 });
    fc.assert(
      fc.property(letters, fc.nat(), fc.constantFrom('drop', 'double', 'swap'), (key, place, slip) => {
        const at = place % (key.length - 1);
        const [before, one = '', two = '', after] = [key.slice(0, at), key[at], key[at + 1], key.slice(at + 2)];
        const middle = { drop: two, double: one + one + two, swap: two + one }[slip];
        expect(nearestName(before + middle + after, [{ key, name: key }])).toBe(key);
      }),
    );
  });
});
