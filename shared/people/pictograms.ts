/** A text without a letter of these has no pictogram: nearly every one, told at once. */
const mayHave = /[\u203c-\uffff]/;
const pictograms =
  /(?:(?![©®™㊗㊙](?!\ufe0f))[\p{Extended_Pictographic}\p{Regional_Indicator}](?:\p{Emoji_Modifier}|\ufe0e|\ufe0f|\u200d)*|[\d#*]\ufe0f?\u20e3)+/gu;

/** The emoji of a text (Unicode Technical Standard 51), neighbours together; no sign that is plain text, such as ©. */
export function pictogramsOf(text: string): readonly string[] {
  return mayHave.test(text) ? (text.match(pictograms) ?? []) : [];
}

/** A text with something else in place of its emoji, which people put beside names, and for bullets and words (`📧`). */
export function withoutPictograms(text: string, instead = ' '): string {
  return mayHave.test(text) ? text.replace(pictograms, instead).replace(/ {2,}/g, ' ').trim() : text;
}
