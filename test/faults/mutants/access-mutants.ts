import { type Mutant, without, workerTest } from './mutant.ts';

const serve = 'worker/serve.ts';
const invitations = 'worker/invitations/invitation-store.ts';

/** What lets in whom it should, and nobody else. */
export const accessMutants: readonly Mutant[] = [
  {
    name: 'no generation in a link: an old one opens what a newer one does',
    edits: without(
      'worker/link-token.ts',
      'const message = [purpose, id, generation, ',
      'const message = [purpose, id, ',
    ),
    killer: workerTest(
      'invitations/correct',
      'mails the new address, byte for byte, with a new link; the old link is dead',
    ),
  },
  {
    name: 'no look at the generation before a mail leaves',
    edits: without(
      'worker/mail/outbox-store.ts',
      "(i.state = 'pending' AND i.generation = o.generation AND",
      "(i.state = 'pending' AND",
    ),
    killer: workerTest('mail/outbox', 'is cancelled when'),
  },
  {
    name: 'no single winner of an acceptance',
    edits: without(invitations, "WHERE state = 'invited'\n            AND id = (SELECT", 'WHERE id = (SELECT'),
    killer: workerTest('invitations/accept', 'after the form was checked'),
  },
  {
    name: 'no second look at the invitation when it is accepted',
    edits: without(
      invitations,
      "WHERE id = ?1 AND generation = ?2 AND state = 'pending' AND expires_at > ?7)",
      'WHERE id = ?1 AND ?2 > 0)',
    ),
    killer: workerTest('invitations/accept', 'after the form was checked'),
  },
  {
    name: 'no refusal of fields that a form does not have',
    edits: without('worker/pages/form-body.ts', 'if (!known || values.has(name))', 'if (values.has(name))'),
    killer: workerTest('invitations/accept', 'refuses a form with the field'),
  },
  {
    name: 'no look at where a form comes from',
    edits: without(
      'worker/access/own-forms-only.ts',
      "if (!(site === 'same-origin' || site === undefined) || !(sameOrigin || origin === undefined))",
      'if (sameOrigin === null)',
    ),
    killer: workerTest('pages/pages', 'changes nothing when it comes from'),
  },
  {
    name: 'no look at the role of who asks',
    edits: without(
      'worker/access/api-access.ts',
      "if (!managesSpace(signedIn)) throw new Refusal({ code: 'not-allowed' });",
    ),
    killer: workerTest('batches/batches', 'is refused to members, strangers and the suspended'),
  },
  {
    name: 'no right of the owner alone',
    edits: without(
      serve,
      "if (endpoint.who === 'owner' && role !== 'owner') throw new Refusal({ code: 'not-allowed' });",
    ),
    killer: workerTest('admins/admins', 'is for the owner alone'),
  },
  {
    name: 'no difference between a token that reads and one that writes',
    edits: without(serve, "if (endpoint.writes && scope !== 'write') throw new Refusal({ code: 'not-allowed' });"),
    killer: workerTest('access/api-tokens', 'of scope read changes nothing'),
  },
  {
    name: 'no look at whether who asks was suspended',
    edits: without(
      'worker/access/sign-in-store.ts',
      "WHERE s.token_hash = ?1 AND s.kind = ?2 AND s.expires_at > ?3 AND m.state = 'active'",
      'WHERE s.token_hash = ?1 AND s.kind = ?2 AND s.expires_at > ?3',
    ),
    killer: workerTest('access/sign-in', 'ends at the next request of who was'),
  },
  {
    name: 'no end of the devices of an admin who is demoted',
    edits: without(
      'worker/admins/admin-store.ts',
      `DELETE FROM sign_ins WHERE kind <> 'browser' AND \${isDemoted}`,
      `DELETE FROM sign_ins WHERE 0 AND \${isDemoted}`,
    ),
    killer: workerTest('admins/admins', 'ends devices and tokens of who is demoted at the next request'),
  },
  {
    name: 'no limit of guesses',
    edits: without('worker/access/rate-limit-store.ts', "WHERE r.count >= use.value ->> 'most'", 'WHERE 0'),
    killer: workerTest('access/sign-in', 'limits guessing from one place without locking the member out elsewhere'),
  },
  {
    name: 'no limit of a body’s size',
    edits: without(
      'worker/request-body.ts',
      'onlyUpTo(maxBodyBytes)] as const',
      'onlyUpTo(Number.MAX_SAFE_INTEGER)] as const',
    ),
    killer: workerTest('access/api-rules', 'is refused above the limit, with a length or in chunks, read or not'),
  },
  {
    name: 'no refusal of keys that reach a prototype',
    edits: without('worker/request-body.ts', "new Set(['__proto__', 'constructor', 'prototype'])", 'new Set<string>()'),
    killer: workerTest('access/api-rules', 'is refused when it is'),
  },
  {
    name: 'no choice of the origins that may read an answer',
    edits: without('worker/access/api-answers.ts', '(extensionOrigin.test(origin) ? origin : null)', 'origin'),
    killer: workerTest('access/api-rules', 'get no leave as'),
  },
  {
    name: 'no check of where a sign-in leads',
    edits: without(
      'worker/pages/local-path.ts',
      `return url.origin === base && !url.pathname.startsWith('//') ? \`\${url.pathname}\${url.search}\` : '/';`,
      'return next;',
    ),
    killer: workerTest('access/sign-in', 'leads from next='),
  },
];
