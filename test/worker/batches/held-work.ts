import { env } from 'cloudflare:workers';

/** Lets no mail leave and no password be hashed, so that a test sees what applying a batch alone has left. */
export async function holdMailAndHashing(): Promise<void> {
  const hold = (name: string, when: string) =>
    env.DB.prepare(`CREATE TRIGGER ${name} BEFORE UPDATE ${when} BEGIN SELECT raise(IGNORE); END`);
  await env.DB.batch([
    hold('no_mail', "ON outbox WHEN new.state = 'sending'"),
    hold('no_hashing', 'OF hash_due_at ON initial_passwords'),
  ]);
}
