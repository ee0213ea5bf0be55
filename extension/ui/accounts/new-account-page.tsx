import './new-account-page.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { checkPerson } from '../../../shared/people/check-person.ts';
import { emptyPerson, type Person } from '../../../shared/people/person.ts';
import { removeBatch } from '../../batches/batch-store.ts';
import { createImport } from '../../batches/create-import.ts';
import { PlannedImport } from '../batches/plan/planned-import.tsx';
import { useImport } from '../batches/use-import.ts';
import { routeHash } from '../console/route.ts';
import { database } from '../here.ts';
import { memberName } from '../members/member-name.ts';
import { SpaceFrame } from '../space/space-frame.tsx';
import { AccountForm } from './account-form.tsx';
import { notePassword } from './given-passwords.ts';
import { SentAccount } from './sent-account.tsx';

/** Setting up one account: the form, what will happen, and what has, on one page. */
export function NewAccountPage() {
  return (
    <div class="page page-narrow new-account">
      <nav class="soft small" aria-label={i18n.t('home.path')}>
        <a href={routeHash({ page: 'home' })}>{i18n.t('home.create')}</a>
      </nav>
      <header>
        <h1>{i18n.t('create.account')}</h1>
        <p class="soft">{i18n.t('create.account_words')}</p>
      </header>
      <SpaceFrame>{({ address }) => <NewAccount spaceAddress={address} />}</SpaceFrame>
    </div>
  );
}

const nothingTyped: Person = { ...emptyPerson(), sendCredentials: true };

/**
 * What is typed survives leaving the page, in its memory only, as it holds a password; until it is stored as a batch.
 */
let typedLast = nothingTyped;

function NewAccount({ spaceAddress }: { spaceAddress: string }) {
  const [person, setPerson] = useState(typedLast);
  const [importId, setImportId] = useState<string | null>(null);
  const shown = useImport(importId ?? '');
  const isSent = importId !== null && (shown?.parts.every(({ batch }) => batch.stage !== 'review') ?? false);

  useEffect(() => {
    if (isSent) void notePassword(person.password);
  }, [isSent]);

  const change = (next: Person) => {
    typedLast = next;
    setPerson(next);
    // What was planned is not what stands there any more.
    if (importId === null || isSent) return;
    setImportId(null);
    void removeBatch(database, importId);
  };
  // The person who was asked about last, while somebody is being stored: two clicks are one.
  const asked = useRef<Person | null>(null);
  const plan = async () => {
    const isStoring = asked.current !== null;
    asked.current = person;
    if (isStoring) return;
    try {
      for (let stored: Person | null = null; asked.current !== stored; ) {
        stored = asked.current;
        const made = await storedAccount(stored);
        if (made === null) continue;
        if (typedLast === stored) {
          typedLast = nothingTyped;
          setImportId(made);
        } else await removeBatch(database, made);
      }
    } finally {
      asked.current = null;
    }
  };
  const another = () => {
    setImportId(null);
    change({ ...emptyPerson(), sendCredentials: person.sendCredentials, language: person.language });
  };

  return (
    <>
      {isSent && shown ? (
        <SentAccount person={person} rows={shown.rows} onAnother={another} />
      ) : (
        <AccountForm
          spaceAddress={spaceAddress}
          person={person}
          isPlanned={importId !== null}
          onChange={change}
          onPlan={plan}
        />
      )}
      {importId !== null && !shown?.rows[0]?.receipt && <PlannedImport key={importId} importId={importId} />}
    </>
  );
}

/** Stores the account as a batch of one row, as every other list. Answers its import's id. */
async function storedAccount(person: Person): Promise<string | null> {
  const name = memberName(person);
  const row = { place: { line: 1, column: 1 }, alsoAt: [], person, problems: checkPerson(person) };
  const reading = { form: 'addresses' as const, columns: [], headerLine: null, rows: [row], leftovers: [] };
  const source = { kind: 'form' as const, title: i18n.t('account.source') };
  const made = await createImport(database, [{ reading, source }], { name, now: Date.now(), way: 'accounts' });
  return made === 'stopped' ? null : made;
}
