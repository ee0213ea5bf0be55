/** The drawing of the mark, from the project's folder. */
export const drawing = 'extension/ui/icon/icon.svg';
/** The SHA-256 of the drawing that the pictures were made from. */
export const drawnFrom = 'extension/ui/icon/drawn-from.txt';
/** Pixels of a side: 16 to 48 for bars and lists, 96 for Firefox's list of extensions, 128 for Chrome's shop. */
export const iconSizes = [16, 32, 48, 96, 128] as const;

/** The picture of a size, from the project's folder. */
export function iconFile(size: (typeof iconSizes)[number]): string {
  return `extension/public/icon/${size}.png`;
}
