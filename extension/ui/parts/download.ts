/**
 * Lets the browser save something as a file. Whatever of the name a file system, or a shell, could take for something
 * else is left out; `ending` as in `csv`.
 */
export function download(name: string, ending: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name
    .replace(/[^\p{L}\p{N} ._-]+/gu, ' ')
    .slice(0, 120)
    .trim()}.${ending}`;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
