import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
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

  it('costs no more than its length, among names made to resemble it', () => {
    const middle = 'k'.repeat(90);
    const key = `01${middle}23`;
    const names = Array.from({ length: 100 }, (_, index) => ({ key: `ab${middle}yz`, name: `${index}` }));
    const cells = vi.spyOn(Math, 'min');
    expect(nearestName(key, names)).toBeNull();
    const seen = cells.mock.calls.length;
    cells.mockRestore();
    expect(seen).toBeLessThan(15 * key.length * names.length);
  });

  it('is not looked for where the text is longer than any name that can be typed', () => {
    const key = 'k'.repeat(400);
    expect(nearestName(key, [{ key: `${key}x`, name: 'x' }])).toBeNull();
  });
});
