// What the bench puts around the worker inside workerd: it counts what the database bills, and has a door of its own for
// the bare statements that the worker is compared with. Only types are imported: it is bundled alone.

/** Rows as D1 bills them, and statements and calls. */
export interface DatabaseCounts {
  rowsRead: number;
  rowsWritten: number;
  statements: number;
  /** Calls to the database, each of which may bring many statements. */
  calls: number;
  /** Requests, deliveries of queues and ticks: each is billed as a request. */
  invocations: number;
  queueMessages: number;
}

/** The part of D1 that the worker uses. */
interface Answer {
  results: Record<string, unknown>[];
  meta: { rows_read?: number; rows_written?: number };
}
interface Statement {
  bind(...values: unknown[]): Statement;
  all(): Promise<Answer>;
  run(): Promise<Answer>;
  first(column?: string): Promise<unknown>;
}
interface Database {
  prepare(sql: string): Statement;
  batch(statements: Statement[]): Promise<Answer[]>;
}
interface Bindings {
  DB: Database;
}
interface Handlers {
  fetch(request: Request, env: Bindings, context: unknown): Promise<Response> | Response;
  queue(batch: { messages: readonly unknown[] }, env: Bindings, context: unknown): unknown;
  scheduled(controller: unknown, env: Bindings, context: unknown): unknown;
}

const counts: DatabaseCounts = {
  rowsRead: 0,
  rowsWritten: 0,
  statements: 0,
  calls: 0,
  invocations: 0,
  queueMessages: 0,
};

/** What the least delivery is told. */
export interface LeastDelivery {
  port: number;
  connections: number;
  message: string;
}
type DeliverLeast = (told: LeastDelivery, database: Database) => Promise<void>;

/** The worker with a counted database, and `/bench/counts`, `/bench/sql` and `/bench/mails` beside its own routes. */
export function probed(worker: Handlers, deliverLeast: DeliverLeast): Handlers {
  const counted = (env: Bindings): Bindings => ({ ...env, DB: countedDatabase(env.DB) });
  return {
    ...worker,
    async fetch(request, env, context) {
      const { pathname } = new URL(request.url);
      if (pathname === '/bench/counts') return Response.json(counts);
      if (pathname === '/bench/sql') {
        // Asked by the bench alone, on loopback.
        const { statements } = (await request.json()) as { statements: { sql: string; values: unknown[] }[] };
        await env.DB.batch(statements.map(({ sql, values }) => env.DB.prepare(sql).bind(...values)));
        return Response.json({});
      }
      if (pathname === '/bench/mails') {
        await deliverLeast((await request.json()) as LeastDelivery, env.DB);
        return Response.json({});
      }
      counts.invocations += 1;
      return worker.fetch(request, counted(env), context);
    },
    queue(batch, env, context) {
      counts.invocations += 1;
      counts.queueMessages += batch.messages.length;
      return worker.queue(batch, counted(env), context);
    },
    scheduled(controller, env, context) {
      counts.invocations += 1;
      return worker.scheduled(controller, counted(env), context);
    },
  };
}

function note(answers: readonly Answer[]): void {
  counts.calls += 1;
  for (const { meta } of answers) {
    counts.statements += 1;
    counts.rowsRead += meta.rows_read ?? 0;
    counts.rowsWritten += meta.rows_written ?? 0;
  }
}

/** What a counted statement stands for. */
const bare = new WeakMap<Statement, Statement>();

function countedDatabase(database: Database): Database {
  return {
    prepare: (sql) => countedStatement(database.prepare(sql)),
    async batch(statements) {
      const answers = await database.batch(statements.map((statement) => bare.get(statement) ?? statement));
      note(answers);
      return answers;
    },
  };
}

function countedStatement(statement: Statement): Statement {
  const noted = async () => {
    const answer = await statement.all();
    note([answer]);
    return answer;
  };
  const counted: Statement = {
    bind: (...values) => countedStatement(statement.bind(...values)),
    all: noted,
    run: noted,
    async first(column) {
      const [row] = (await noted()).results;
      return row === undefined ? null : column === undefined ? row : row[column];
    },
  };
  bare.set(counted, statement);
  return counted;
}
