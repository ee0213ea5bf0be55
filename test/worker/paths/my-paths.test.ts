import { env } from 'cloudflare:workers';
import { beforeEach, expect, it } from 'vitest';
import { newMember, newSpace, openPage, type TestMember } from '../space.ts';
import { newOpenSession } from './open-session.ts';

const december = Date.parse('2037-12-03T23:30:00Z');
let ada: TestMember;

beforeEach(async () => {
  await newSpace();
  ada = await newMember({ email: 'ada@example.org' });
});

async function enrolled(given: Parameters<typeof newOpenSession>[0]): Promise<string> {
  const session = await newOpenSession(given);
  await env.DB.prepare('INSERT INTO session_members VALUES (?1, ?2, 0)').bind(session, ada.id).run();
  return session;
}

async function myPaths(language = 'en'): Promise<string> {
  return (await openPage('/paths', ada, { 'accept-language': language })).text();
}

it('my paths says when sessions begin and end by the clocks of the space, and whose clocks they are', async () => {
  await enrolled({ startsAt: december });
  await env.DB.prepare('UPDATE sessions SET ends_at = ?1').bind(Date.parse('2038-07-01T07:00:00Z')).run();
  expect(await myPaths()).toContain('From December 3, 2037 at 11:30 PM to July 1, 2038 at 7:00 AM (UTC)');
  await env.DB.prepare(`UPDATE space SET time_zone = 'Europe/Paris'`).run();
  expect(await myPaths()).toContain('From December 4, 2037 at 12:30 AM to July 1, 2038 at 9:00 AM (Paris time)');
  expect(await myPaths('fr')).toContain('Du 4 décembre 2037 à 00:30 au 1er juillet 2038 à 09:00 (heure : Paris)');
});

it('my paths tells apart what is open, what comes and what is over, and leaves out what was cancelled', async () => {
  const now = Date.now();
  await enrolled({ path: 'Now' });
  await enrolled({ path: 'Later', startsAt: december });
  const over = await enrolled({ path: 'Before', startsAt: now - 2000 });
  await env.DB.prepare('UPDATE sessions SET ends_at = ?2 WHERE id = ?1')
    .bind(over, now - 1000)
    .run();
  const cancelled = await enrolled({ path: 'Never' });
  await env.DB.prepare('UPDATE sessions SET cancelled_at = 1 WHERE id = ?1').bind(cancelled).run();
  const words = (await myPaths()).replace(/<[^>]*>|\s+/g, ' ');
  expect(words).toMatch(/Open now.* Now .*Coming.* Later .*Over.* Before /);
  expect(words).not.toContain('Never');
});
