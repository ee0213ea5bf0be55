import { expect, test } from 'vitest';
import { importsOf } from './imports.ts';
import { at, codeFiles, type SourceFile, walk } from './source-tree.ts';

/** SQL as it stands in a text: the keywords in capitals, so that English sentences are not taken for it. */
const sql =
  /\b(SELECT\s[\s\S]+\sFROM\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|CREATE\s+(TABLE|INDEX)|PRAGMA\s)/;

/** SQL texts and prepared statements outside the stores. */
function sqlOutsideStores(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => !path.startsWith('test/') && !path.endsWith('-store.ts'))
    .flatMap((file) => {
      const found: string[] = [];
      const check = (text: string, start: number) => {
        if (sql.test(text)) found.push(at(file, start, 'SQL belongs in a *-store.ts'));
      };
      walk(file, {
        Literal: (node) => {
          if (typeof node.value === 'string') check(node.value, node.start);
        },
        TemplateLiteral: (node) => check(file.text.slice(node.start, node.end), node.start),
        CallExpression: ({ callee }) => {
          if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
          if (callee.property.name === 'prepare') {
            found.push(at(file, callee.start, 'statements are prepared in a *-store.ts'));
          }
        },
      });
      return found;
    });
}

/** Ways to speak to another machine without fetch. */
const socketModules = /^(cloudflare:sockets|node:(net|tls|dgram|http2?|https)|net|tls|nodemailer|worker-mailer)$/;

/** Sockets outside the one transport that speaks SMTP. */
function socketsOutsideTransports(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => !/^(test|worker\/local|worker\/mail\/smtp)\//.test(path))
    .flatMap((file) =>
      importsOf(file)
        .filter(({ specifier }) => socketModules.test(specifier))
        .map(({ specifier, offset }) => at(file, offset, `${specifier} belongs in worker/mail/smtp`)),
    );
}

test('SQL is written in the stores and migrations only', () => {
  expect(sqlOutsideStores(codeFiles())).toEqual([]);
});

test.each([
  ['worker/members/profile.ts', 'const text = "SELECT id FROM members";'],
  ['worker/members/profile.ts', 'const text = `UPDATE members SET role = $' + '{role}`;'],
  ['worker/members/profile.ts', 'env.DB.prepare(text);'],
])('SQL in %s is found: %s', (path, text) => {
  expect(sqlOutsideStores([{ path, text }])).toHaveLength(1);
  expect(sqlOutsideStores([{ path: path.replace('.ts', '-store.ts'), text }])).toEqual([]);
});

test('an English sentence is not taken for SQL', () => {
  const text = `const words = 'Select a person from the list, then update the set.';`;
  expect(sqlOutsideStores([{ path: 'worker/a.ts', text }])).toEqual([]);
});

test('sockets are opened by the mail transports only', () => {
  expect(socketsOutsideTransports(codeFiles())).toEqual([]);
});

test('a socket elsewhere is found', () => {
  const text = `import { connect } from 'cloudflare:sockets';`;
  expect(socketsOutsideTransports([{ path: 'worker/invitations/invite.ts', text }])).toHaveLength(1);
  expect(socketsOutsideTransports([{ path: 'worker/mail/smtp/connection.ts', text }])).toEqual([]);
});
