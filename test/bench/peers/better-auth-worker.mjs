// A worker that invites people by better-auth, as its documentation sets it up on D1. Its mails are not even sent.
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { organization } from 'better-auth/plugins';

let auth;

export default {
  async fetch(request, env) {
    auth ??= betterAuth({
      baseURL: env.ORIGIN,
      secret: 'secret-of-the-bench-0123456789-0123456789',
      database: env.DB,
      emailAndPassword: { enabled: true },
      rateLimit: { enabled: false },
      telemetry: { enabled: false },
      plugins: [organization({ invitationLimit: 1e9, membershipLimit: 1e9, sendInvitationEmail: async () => {} })],
    });
    if (new URL(request.url).pathname !== '/bench/migrate') return auth.handler(request);
    const { runMigrations } = await getMigrations(auth.options);
    await runMigrations();
    return new Response('{}');
  },
};
