/** All addresses of a `mailto:` link (RFC 6068): before the question mark, and in `to`, `cc` and `bcc` behind it. */
export function mailtoAddresses(link: string): string[] {
  const parts = /^\s*mailto:([^?#]*)(?:\?([^#]*))?/i.exec(link);
  if (!parts) return [];
  const lists = [parts[1] ?? ''];
  for (const field of (parts[2] ?? '').split(/&(?:amp;)?/)) {
    const equals = field.indexOf('=');
    if (/^(?:to|cc|bcc)$/i.test(field.slice(0, equals))) lists.push(field.slice(equals + 1));
  }
  // A comma separates; one that is encoded belongs to a name, as in `Dupont%2C Jean <j@x.org>`.
  return (
    lists
      .flatMap((list) => list.split(/[,;]/))
      .map((one) => {
        const plain = decoded(one).trim();
        return /<([^<>]*@[^<>]*)>\s*$/.exec(plain)?.[1] ?? plain;
      })
      // A line end would smuggle in another header; an encoding that is broken tells no address.
      .filter((address) => address.includes('@') && !/[\0-\x1f\x7f]|%[0-9a-f]{2}/i.test(address))
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A per cent sign that encodes nothing: people type addresses, not URLs.
    return text;
  }
}
