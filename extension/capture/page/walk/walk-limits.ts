/** Characters of a text that the walk hands over in one piece; a longer text comes in several. */
export const pieceLength = 64 * 1024;

/** What a walk looks at, at most; a page that grows while it is walked ends there. */
export const walkLimits = {
  nodes: 1_500_000,
  characters: 20_000_000,
  /** Elements within elements that are told apart; what lies deeper is told without them. */
  depth: 200,
  /** Addresses in parts that are not shown. */
  unseen: 1000,
  /** Blocks of JSON-LD, and characters of each. */
  json: 200,
  jsonCharacters: 1_000_000,
};
