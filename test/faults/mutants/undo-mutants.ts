import { type Mutant, without, workerTest } from './mutant.ts';

const migration = 'worker/migrations/0011_undo.sql';

/** What keeps a list from being taken back twice, from people who use the space, or otherwise than it was shown. */
export const undoMutants: readonly Mutant[] = [
  {
    name: 'no PRIMARY KEY on what was taken back',
    edits: without(
      migration,
      'batch_id TEXT PRIMARY KEY REFERENCES',
      'id TEXT PRIMARY KEY DEFAULT (hex(randomblob(8))),\n  batch_id TEXT REFERENCES',
    ),
    killer: workerTest('undo/undo', 'of which nothing can go is taken back once, too'),
  },
  {
    name: 'no CHECK of what the admin saw of a list that is taken back',
    edits: without(migration, 'CONSTRAINT undo_changed CHECK (as_seen = 1)'),
    killer: workerTest('undo/undo', 'is refused when something else would happen than was seen'),
  },
  {
    name: 'no look at whether somebody has signed in to an account that is taken back',
    edits: without('worker/undo/undo-decision-store.ts', 'm.used_at IS NOT NULL OR '),
    killer: workerTest('undo/undo', 'is taken back for whom nobody has signed in yet, and for nobody else'),
  },
  {
    name: 'no answer of what was done when a twin took the list back faster',
    edits: without('worker/undo/undo-batch.ts', 'if (found?.undoneAt != null) return told(found);'),
    killer: workerTest('undo/undo', 'repeated, at the same moment or after, it answers the same'),
  },
];
