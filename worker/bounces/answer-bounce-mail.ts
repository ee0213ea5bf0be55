import type { Environment } from '../environment.ts';
import { settingsOf } from '../settings.ts';
import { mailReportOf } from './mail-report.ts';
import { mailOfReturnPath } from './return-path.ts';
import { takeReport } from './take-report.ts';

/** Octets of a report by mail, at most: it may give the whole mail back, and ours are small. */
const maxMailBytes = 1_048_576;

/**
 * Takes mail that comes to the address for reports. Which mail a report is about is told by the address that it came
 * to, else by the return path or the Message-ID that came back; all are known only to who got the mail or passed it on.
 * Who claims to have written it counts for nothing. Whatever is no report is let go: an answer could go to an innocent
 * person.
 */
export async function answerBounceMail(
  { to, raw, rawSize }: Pick<ForwardableEmailMessage, 'to' | 'raw' | 'rawSize'>,
  env: Environment,
): Promise<void> {
  const settings = settingsOf(env);
  if (!settings.bounceAddress || rawSize > maxMailBytes) return;
  const octets = new Uint8Array(await new Response(raw).arrayBuffer());
  const report = mailReportOf(octets);
  if (!report) return;
  const id =
    (await mailOfReturnPath(to, settings)) ??
    (await mailOfReturnPath(report.returnPath, settings)) ??
    mailOfMessageId(report.messageId, new URL(settings.origin));
  if (id !== null) await takeReport(env, { mail: { id }, ...report.said }, Date.now());
}

function mailOfMessageId(messageId: string | null, { hostname }: URL): string | null {
  const [, id, host] = /^([0-9a-f]{24})@(.+)$/.exec(messageId ?? '') ?? [];
  return id !== undefined && host === hostname ? id : null;
}
