import type { Environment } from '../environment.ts';
import { settingsOf } from '../settings.ts';
import { addressDigest, digestPrefix } from '../suppressions/address-digest.ts';
import type { DeliveryReport } from './delivery-report.ts';
import { findReported, reportStatements } from './report-store.ts';

/**
 * Takes down what is reported of a mail; who reports has been proven before. The first word of a kind counts: what
 * comes twice, late or about a mail that is not known changes nothing. An address that takes no mail, or whose person
 * calls our mail unwanted, is not mailed again, and mail that waits for it is cancelled. Says whether the mail is
 * known.
 */
export async function takeReport(env: Environment, report: DeliveryReport, now: number): Promise<boolean> {
  const mail = await findReported(env.DB, report);
  if (!mail) return false;
  if (mail.isKnown === 1) return true;
  const settings = settingsOf(env);
  const present = await addressDigest(settings, mail.addressKey);
  // A mail that left before the digest was made, or changed its secret, went to the present address.
  const digest = mail.addressDigest.startsWith(digestPrefix(settings)) ? mail.addressDigest : present;
  const sameAddress = digest === present ? mail.addressKey : null;
  await env.DB.batch(reportStatements(env.DB, { ...report, id: mail.id, digest, sameAddress, now }));
  return true;
}
