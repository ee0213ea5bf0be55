import { describe, expect, it } from 'vitest';
import { nameFromWords } from '../../../shared/people/name-from-words.ts';

/** Splits and joins with a bar: first | last. */
function split(text: string, localPart?: string): string {
  const { firstName, lastName } = nameFromWords(text, localPart === undefined ? {} : { localPart });
  return `${firstName}|${lastName}`;
}

describe('splitting a full name', () => {
  it.each([
    ['Dupont, Jean', 'Jean|Dupont'],
    ['King, Martin Luther, Jr.', 'Martin Luther|King Jr.'],
    ['DUPONT Jean', 'Jean|DUPONT'],
    ['Jean DUPONT', 'Jean|DUPONT'],
    ['DE LA TOUR Marie-Anne', 'Marie-Anne|DE LA TOUR'],
    ["Jean d'ORMESSON", "Jean|d'ORMESSON"],
    ["O'BRIEN Kevin", "Kevin|O'BRIEN"],
    ['McDONALD Ronald', 'Ronald|McDONALD'],
    ['J. DUPONT', 'J.|DUPONT'],
    ['Jean de La Fontaine', 'Jean|de La Fontaine'],
    ['Ludwig van Beethoven', 'Ludwig|van Beethoven'],
    ['van der Berg Jan', 'Jan|van der Berg'],
    ['Le Goff Yann', 'Yann|Le Goff'],
    ['Mohamed Ben Ali', 'Mohamed|Ben Ali'],
    ['Jean Dupont', 'Jean|Dupont'],
    ['Dupont Jean', 'Jean|Dupont'],
    ['Dupont Jean-Pierre', 'Jean-Pierre|Dupont'],
    ['Jean Pierre Dupont', 'Jean Pierre|Dupont'],
    ['María José García López', 'María José|García López'],
    ['John F. Kennedy', 'John F.|Kennedy'],
    ['John E Smith', 'John E|Smith'],
    ['Josep Puig i Cadafalch', 'Josep Puig|i Cadafalch'],
    ['Hon. John Doe', 'John|Doe'],
    ['Hon Wai', 'Hon|Wai'],
    ['John Smith Jr.', 'John|Smith Jr.'],
    ['Mme Marie CURIE', 'Marie|CURIE'],
    ['M. Jean Dupont', 'Jean|Dupont'],
    ['M. P. Dupont', 'M. P.|Dupont'],
    ['Dupont Jean Mr', 'Jean|Dupont'],
    ['Rev. John Doe', 'John|Doe'],
    ['JAMES T. KIRK', 'JAMES T.|KIRK'],
    ['JB Dupont', 'JB|Dupont'],
    ['Dupont J.', 'J.|Dupont'],
    ["d'Artagnan Charles", "Charles|d'Artagnan"],
    ["O'Connor Sinéad", "Sinéad|O'Connor"],
    ['Mulder Van Fange III, PhD', 'Mulder|Van Fange III PhD'],
    ['Jean "Le Grand" Dupont', 'Jean "Le Grand"|Dupont'],
    ['Nguyễn Văn An', 'An|Nguyễn Văn'],
    ['山田 太郎', '太郎|山田'],
    ['Marie', 'Marie|'],
    ['Dupont', '|Dupont'],
    ['', '|'],
  ])('%s', (text, expected) => {
    expect(split(text)).toBe(expected);
  });

  it.each([
    ['Zorg Blip', 'zblip', 'Zorg|Blip'],
    ['Zorg Blip', 'z.blip', 'Zorg|Blip'],
    ['Zorg Blip', 'bzorg', 'Blip|Zorg'],
    ['Zorg Blip', 'blip.zorg', 'Blip|Zorg'],
    ['Zorg Blip', 'zorg.blip', 'Zorg|Blip'],
  ])('%s with %s@ in the address', (text, localPart, expected) => {
    expect(split(text, localPart)).toBe(expected);
  });

  it('follows the order of the rest of the list when nothing else helps', () => {
    expect(nameFromWords('Zorg Blip', { usualOrder: 'lastFirst' })).toEqual({
      lastName: 'Zorg',
      firstName: 'Blip',
      order: null,
    });
  });

  it('keeps every word of a long text', () => {
    const text = 'word '.repeat(10_000).trim();
    expect(nameFromWords(text).lastName).toBe(text);
  });
});
