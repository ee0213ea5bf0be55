/** All ways to spell an at sign, as the source of a regular expression (without regard to case). */
export const atSignMark =
  '[[({<]\\s?(?:at|arr?obase|arobas|chez|@|a)\\s?[\\])}>]|\\s(?:at|arr?obas|arr?obase)\\s|%40|&#0{0,4}64;|&#x0{0,4}40;|&commat;|\\s[@\\uff20\\ufe6b]|[@\\uff20\\ufe6b]\\s|\\}@';

/** The source of a regular expression for what every address has in it, however it is written. */
export const addressSign = `[@\uff20\ufe6b]|${atSignMark}`;
