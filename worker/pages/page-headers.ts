import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../app-env.ts';
import { base64 } from '../byte-text.ts';
import { settingsOf } from '../settings.ts';
import { style } from './style.ts';

let styleHash: Promise<string> | undefined;

/** The stylesheet's source expression for `style-src` (CSP 3, 2.3.1); nothing else may style a page. */
async function styleSource(): Promise<string> {
  styleHash ??= crypto.subtle
    .digest('SHA-256', new TextEncoder().encode(style))
    .then((digest) => `'sha256-${base64(new Uint8Array(digest))}'`);
  return styleHash;
}

/**
 * The headers of every page: no script runs, nothing is loaded or framed, forms go to ourselves only, nothing is kept
 * by caches or listed by search engines.
 *
 * The referrer policy is `same-origin`, not `no-referrer`: the latter makes browsers send `Origin: null` with forms
 * (Fetch, 3.1), and the origin is what tells our own forms from others'. No other site sees an address either way.
 */
export const pageHeaders = createMiddleware<AppEnv>(async (c, next) => {
  const styles = await styleSource();
  c.header(
    'Content-Security-Policy',
    `default-src 'none'; style-src ${styles}; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  );
  c.header('Referrer-Policy', 'same-origin');
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('X-Frame-Options', 'DENY');
  c.header('Cross-Origin-Opener-Policy', 'same-origin');
  c.header('X-Robots-Tag', 'noindex');
  c.header('Cache-Control', 'no-store');
  if (settingsOf(c.env).origin.startsWith('https:')) c.header('Strict-Transport-Security', 'max-age=31536000');
  await next();
});
