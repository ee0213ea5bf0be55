/** A mail server as the settings name it. */
export interface SmtpServer {
  host: string;
  port: number;
  /** TLS from the first octet (RFC 8314), else STARTTLS. */
  implicitTls: boolean;
  /** Whether it runs on this machine: then plain text is allowed, because nothing leaves the machine. */
  loopback: boolean;
  credentials: { user: string; password: string } | null;
}

/**
 * Parses `smtp://user:password@host:587` (STARTTLS) or `smtps://user:password@host:465`; throws an `Error` that says
 * what to change. Port 25 and hosts of private networks work on one's own machine and fail once deployed, because
 * Cloudflare opens no sockets to them: so they are refused everywhere.
 */
export function smtpServer(smtpUrl: string): SmtpServer {
  const url = new URL(smtpUrl);
  if (url.protocol !== 'smtp:' && url.protocol !== 'smtps:')
    throw new Error('SMTP_URL begins with smtp:// or smtps://');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (host === '') throw new Error('SMTP_URL names no host');
  const implicitTls = url.protocol === 'smtps:';
  const port = url.port === '' ? (implicitTls ? 465 : 587) : Number(url.port);
  const loopback = host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
  if (!loopback && port === 25) throw new Error('SMTP_URL: port 25 is closed to Workers, use 587 or 465');
  if (!loopback && isPrivate(host)) throw new Error('SMTP_URL: a Worker cannot reach a host of a private network');
  return { host, port, implicitTls, loopback, credentials: credentialsOf(url) };
}

function credentialsOf(url: URL): SmtpServer['credentials'] {
  if (url.username === '') return null;
  return { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
}

/** Literal addresses of RFC 1918, RFC 6598, link-local and unique-local networks. */
function isPrivate(host: string): boolean {
  return (
    /^(10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.[\d.]+$/.test(host) ||
    /^(f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]):/i.test(host)
  );
}
