/** A site where lists stand that no page reader sees well, and from where they are copied. */
export type KnownSite = 'excel-online' | 'gmail' | 'outlook';

const mailHosts: Record<string, KnownSite> = {
  'mail.google.com': 'gmail',
  'outlook.live.com': 'outlook',
  'outlook.office.com': 'outlook',
  'outlook.office365.com': 'outlook',
  'outlook.cloud.microsoft': 'outlook',
};

/** Which of them a tab's address shows; null for every other page. */
export function knownSite(address: string): KnownSite | null {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:') return null;
  if (isExcel(url)) return 'excel-online';
  return mailHosts[url.hostname] ?? null;
}

/** A workbook lies among other documents and pages in OneDrive and SharePoint: only their `x` is Excel. */
function isExcel({ hostname, pathname, searchParams }: URL): boolean {
  if (hostname === 'excel.cloud.microsoft' || /(^|[.-])excel\.officeapps\.live\.com$/.test(hostname)) return true;
  if (hostname.endsWith('.officeapps.live.com')) return /^\/x\//.test(pathname);
  if (hostname !== 'onedrive.live.com' && !hostname.endsWith('.sharepoint.com')) return false;
  if (/\/:x:\//.test(pathname) || searchParams.get('app')?.toLowerCase() === 'excel') return true;
  const file = searchParams.get('file') ?? searchParams.get('ithint') ?? '';
  return /(^file,|\.)(xls[xmb]?|csv|ods)$/i.test(file);
}
