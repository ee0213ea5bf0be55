/**
 * How this browser shows in a space's list of sign-ins, as "Chrome, Linux", like the space's own labels of browsers;
 * both words are names, not translated.
 */
export function deviceLabel(userAgent: string): string {
  const browser = named(userAgent, [
    ['Edg/', 'Edge'],
    ['OPR/', 'Opera'],
    ['Firefox/', 'Firefox'],
    ['Chrome/', 'Chrome'],
  ]);
  const system = named(userAgent, [
    ['Windows', 'Windows'],
    ['Mac OS X', 'macOS'],
    ['CrOS', 'ChromeOS'],
    ['Android', 'Android'],
    ['Linux', 'Linux'],
  ]);
  return [browser, system].filter((name) => name !== '').join(', ') || 'Rollcall';
}

function named(userAgent: string, names: [mark: string, name: string][]): string {
  return names.find(([mark]) => userAgent.includes(mark))?.[1] ?? '';
}
