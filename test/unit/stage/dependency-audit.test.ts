import { describe, expect, it } from 'vitest';
import { judgeAudit } from '../../stage/dependency-audit.ts';

function reportOf(vulnerabilities: Record<string, unknown>): string {
  return JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: {} });
}

describe('the audit of dependencies', () => {
  it('passes without a known hole, and with one that is not grave', () => {
    expect(judgeAudit(reportOf({}))).toEqual({ passed: 1, failed: 0, report: '' });
    const slight = reportOf({ hono: { severity: 'moderate', range: '<4.12.25' } });
    expect(judgeAudit(slight)).toMatchObject({ passed: 1, failed: 0 });
  });

  it.each(['high', 'critical'])('fails with one that is %s, and names it', (severity) => {
    const answer = judgeAudit(reportOf({ hono: { severity, range: '<4.12.25' } }));
    expect(answer).toEqual({ passed: 0, failed: 1, report: `hono <4.12.25: ${severity}` });
  });

  it.each(['', 'npm error network', '{"message":"405 Method Not Allowed"}', '{"error":{"code":"ENOTFOUND"}}', '[]'])(
    'neither passes nor fails when nobody answers: %j',
    (output) => {
      expect(judgeAudit(output)).toMatchObject({
        passed: 0,
        failed: 0,
        report: expect.stringContaining('not checked'),
      });
    },
  );
});
