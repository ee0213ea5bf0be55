/** Header fields by their names in lower case, unfolded; of several of a name the first. */
export function reportFields(headers: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of headers.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name !== '' && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}
