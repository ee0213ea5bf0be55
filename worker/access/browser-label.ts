/** How a browser is called in the list of sign-ins, from its `User-Agent`: "Firefox, Linux"; empty when unknown. */
export function browserLabel(userAgent: string): string {
  return [nameIn(userAgent, browsers), nameIn(userAgent, systems)].filter(Boolean).join(', ');
}

/** In this order: each browser also says the names of those below. */
const browsers = [
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Edge', /Edg(e|A|iOS)?\//],
  ['Opera', /OPR\//],
  ['Samsung Internet', /SamsungBrowser\//],
  ['Chrome', /Chrome\/|CriOS\//],
  ['Safari', /Safari\//],
] as const;

const systems = [
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Windows', /Windows/],
  ['macOS', /Macintosh/],
  ['ChromeOS', /CrOS/],
  ['Linux', /Linux/],
] as const;

function nameIn(userAgent: string, known: readonly (readonly [string, RegExp])[]): string {
  return known.find(([, mark]) => mark.test(userAgent))?.[0] ?? '';
}
