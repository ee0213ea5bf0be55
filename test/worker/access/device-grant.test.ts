import { env } from 'cloudflare:workers';
import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { DeviceCodeResponse, DeviceTokenResponse } from '../../../shared/contract/device-grant.ts';
import { SignIns } from '../../../shared/contract/sign-in.ts';
import { auditLines } from '../members/audit-lines.ts';
import { fieldValue, heading, problemBeside } from '../pages/form.ts';
import { api, newMember, newSpace, openPage, origin, send, sendForm, type TestMember } from '../space.ts';

let owner: TestMember;
beforeEach(async () => {
  owner = await newSpace();
});

async function askForCode(label = 'Chromium on Linux', place?: string): Promise<DeviceCodeResponse> {
  const answer = await send('/api/v1/device/code', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(place && { 'cf-connecting-ip': place }) },
    body: JSON.stringify({ label }),
  });
  expect(answer.status).toBe(200);
  return v.parse(DeviceCodeResponse, await answer.json());
}

const askForToken = (deviceCode: string) => api(null, 'POST', '/api/v1/device/token', { deviceCode });
const decide = (code: string, decision: string, member: TestMember | null = owner) =>
  sendForm('/device', { code, decision }, member);

async function problemOf(answer: Response): Promise<unknown> {
  return v.parse(v.object({ problem: v.object({ code: v.string() }) }), await answer.json()).problem.code;
}

describe('connecting an extension', () => {
  it('hands the token over once, after the owner has allowed it', async () => {
    const code = await askForCode();
    expect(code.userCode).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/);
    expect(code.verificationUriComplete).toBe(`${origin}/device?code=${code.userCode}`);
    expect(await problemOf(await askForToken(code.deviceCode))).toBe('authorization-pending');

    const page = await (await openPage(`/device?code=${code.userCode}`, owner)).text();
    expect(page).toContain('Chromium on Linux');
    expect(fieldValue(page, 'code')).toBe(code.userCode);
    expect(heading(await (await decide(code.userCode, 'approve')).text())).toBe('The extension is connected');

    const answers = await Promise.all([1, 2, 3].map(() => askForToken(code.deviceCode)));
    const granted = answers.filter((answer) => answer.status === 200);
    expect(granted).toHaveLength(1);
    const { token, signInId } = v.parse(DeviceTokenResponse, await granted[0]?.json());
    const { signIns } = v.parse(SignIns, await (await api({ ...owner, token }, 'GET', '/api/v1/sign-ins')).json());
    expect(signIns.find((each) => each.current)).toMatchObject({
      id: signInId,
      kind: 'extension',
      label: 'Chromium on Linux',
    });
    expect(await problemOf(await askForToken(code.deviceCode))).toBe('expired-token');
    expect(await auditLines()).toEqual([
      { action: 'device-connected', actor: owner.id, member: owner.id, subject: 'extension', count: 1 },
    ]);
  });

  it('stores neither the device code nor the token in clear', async () => {
    const code = await askForCode();
    const before = JSON.stringify((await env.DB.prepare('SELECT * FROM device_codes').all()).results);
    expect(before).not.toContain(code.deviceCode);
    await (await decide(code.userCode, 'approve')).text();
    const { token } = v.parse(DeviceTokenResponse, await (await askForToken(code.deviceCode)).json());
    expect(JSON.stringify((await env.DB.prepare('SELECT * FROM sign_ins').all()).results)).not.toContain(token);
  });

  it('gives nothing when it was denied', async () => {
    const code = await askForCode();
    expect(heading(await (await decide(code.userCode, 'deny')).text())).toBe('The extension is not connected');
    expect(await problemOf(await askForToken(code.deviceCode))).toBe('access-denied');
    expect((await decide(code.userCode, 'approve')).status).toBe(422);
    expect(await problemOf(await askForToken(code.deviceCode))).toBe('access-denied');
  });

  it('gives nothing when the one who allowed it was demoted meanwhile', async () => {
    const admin = await newMember({ email: 'admin@example.org', role: 'admin' });
    const code = await askForCode();
    await (await decide(code.userCode, 'approve', admin)).text();
    await env.DB.prepare("UPDATE members SET role = 'member' WHERE id = ?").bind(admin.id).run();
    expect(await problemOf(await askForToken(code.deviceCode))).toBe('access-denied');
  });

  it('slows down who asks too often, and more each time', async () => {
    const code = await askForCode();
    const intervals: unknown[] = [];
    for (let question = 0; question < 2; question += 1) {
      const body = v.parse(
        v.object({ problem: v.object({ code: v.literal('slow-down'), interval: v.number() }) }),
        await (await askAtOnce(code.deviceCode)).json(),
      );
      intervals.push(body.problem.interval);
    }
    expect(intervals).toEqual([code.interval + 5, code.interval + 10]);
  });

  it('ends an unused code', async () => {
    const code = await askForCode();
    await env.DB.prepare('UPDATE device_codes SET expires_at = ?').bind(Date.now()).run();
    expect(await problemOf(await askForToken(code.deviceCode))).toBe('expired-token');
    expect((await decide(code.userCode, 'approve')).status).toBe(422);
  });

  it('tells nothing about codes that never were', async () => {
    expect(await problemOf(await askForToken('A'.repeat(43)))).toBe('expired-token');
  });

  it('limits how many codes one place gets', async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 31; attempt += 1) {
      statuses.push((await api(null, 'POST', '/api/v1/device/code', { label: 'x' })).status);
    }
    expect(statuses.indexOf(429)).toBe(30);
  });
});

/** A question that comes at once after the one before, whatever time the test has taken. */
async function askAtOnce(deviceCode: string): Promise<Response> {
  await env.DB.prepare('UPDATE device_codes SET polled_at = ?').bind(Date.now()).run();
  return askForToken(deviceCode);
}

describe('the page that allows an extension', () => {
  it('asks strangers to sign in and leads back to the code', async () => {
    const code = await askForCode();
    const answer = await openPage(`/device?code=${code.userCode}`);
    expect(answer.headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(`/device?code=${code.userCode}`)}`);
    expect((await decide(code.userCode, 'approve', null)).headers.get('location')).toBe('/sign-in?next=%2Fdevice');
    expect(await problemOf(await askForToken(code.deviceCode))).toBe('authorization-pending');
  });

  it('is closed to members who do not manage the space', async () => {
    const member = await newMember({ email: 'member@example.org' });
    const code = await askForCode();
    expect((await openPage(`/device?code=${code.userCode}`, member)).status).toBe(403);
    expect((await decide(code.userCode, 'approve', member)).status).toBe(403);
    expect(await problemOf(await askForToken(code.deviceCode))).toBe('authorization-pending');
  });

  it('takes a code in small letters, with spaces or without the hyphen', async () => {
    const { userCode } = await askForCode();
    for (const typed of [userCode.toLowerCase(), userCode.replace('-', ''), ` ${userCode.replace('-', ' ')} `]) {
      const page = await (await openPage(`/device?${new URLSearchParams({ code: typed })}`, owner)).text();
      expect(heading(page)).toBe('Allow this extension?');
    }
  });

  it('says what to do about an unknown code', async () => {
    const answer = await openPage('/device?code=BBBB-BBBB', owner);
    expect(answer.status).toBe(422);
    expect(problemBeside(await answer.text(), 'code')).toContain('The extension can show a new one');
  });

  it("shows a device's name as text", async () => {
    const { userCode } = await askForCode('<img src=x onerror=alert(1)>\u202e');
    const page = await (await openPage(`/device?code=${userCode}`, owner)).text();
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(page).not.toContain('\u202e');
  });

  it('keeps what the device says of itself inside its quotation marks', async () => {
    const { userCode } = await askForCode('Rollcall” is yours. Allow it. “x "y" «z»');
    const page = await (await openPage(`/device?code=${userCode}`, owner)).text();
    expect(page).toContain('“Rollcall is yours. Allow it. x y z” asks');
  });

  it('warns when the request comes from another network, as a stranger’s does who sends somebody a link', async () => {
    const { userCode } = await askForCode('Chromium on Linux', '192.0.2.1');
    const pageFrom = async (place: string) =>
      (await openPage(`/device?code=${userCode}`, owner, { 'cf-connecting-ip': place })).text();
    expect(await pageFrom('192.0.2.2')).toContain('comes from another network');
    expect(await pageFrom('192.0.2.1')).not.toContain('another network');
    const stored = JSON.stringify((await env.DB.prepare('SELECT * FROM device_codes').all()).results);
    expect(stored).not.toContain('192.0.2.1');
  });

  it('refuses a decision that is none', async () => {
    const { userCode } = await askForCode();
    expect((await decide(userCode, 'perhaps')).status).toBe(400);
  });
});
