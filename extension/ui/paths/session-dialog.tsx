import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Session } from '../../../shared/contract/path.ts';
import type { Answer } from '../../spaces/space-answer.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { here } from '../here.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { zoneOf } from '../space/space-zone.ts';
import { syncProblemWords } from '../words/sync-problem-words.ts';
import { MomentField } from './moment-field.tsx';
import { movedWords } from './moved-words.ts';
import { endFaultWords, nameFaultWords, refusedSessionFaults, startFaultWords } from './session-faults.ts';
import {
  readSession,
  type SessionFaults,
  type SessionFields,
  shownSession,
  type TypedSession,
} from './typed-session.ts';

interface Props {
  /** What the session is now, with how many people wait for its start; null for a new one. */
  session: (Session & { toMail: number }) | null;
  space: Pick<StoredSpace, 'name' | 'timeZone'>;
  save: (fields: SessionFields) => Promise<Answer<Session>>;
  onSaved: (session: Session) => void;
  onClose: () => void;
}

/** Asks for a session's name and dates and says what moving them does; what was typed stays when that fails. */
export function SessionDialog({ session, space, save, onSaved, onClose }: Props) {
  // As it was at first: what is typed does not become another moment when the space's zone is changed meanwhile.
  const [zone] = useState(() => zoneOf(space));
  const [typed, setTyped] = useState(() => shownSession(session, zone));
  const [faults, setFaults] = useState<SessionFaults>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const type = (change: Partial<TypedSession>) => {
    setTyped({ ...typed, ...change });
    const { name, ...dates } = faults;
    // Whether an end is after its start depends on both.
    setFaults('name' in change ? dates : name === undefined ? {} : { name });
    setFailure(null);
  };
  const read = readSession(typed, session, zone);
  const moved =
    session && 'fields' in read
      ? movedWords(session, read.fields, { toMail: session.toMail, now: here.now(), zone })
      : null;
  const submit = async () => {
    if (isBusy) return;
    if ('faults' in read) return setFaults(read.faults);
    // Half a date reads as none, and none means no end.
    const end = form.current?.elements.namedItem('endsAt');
    if (end instanceof HTMLInputElement && end.validity.badInput) {
      return setFaults({ endsAt: 'incomplete' });
    }
    setBusy(true);
    const answer = await save(read.fields);
    setBusy(false);
    if ('value' in answer) return onSaved(answer.value);
    const refused = refusedSessionFaults(answer.problem);
    if (refused) setFaults(refused);
    else setFailure(syncProblemWords(answer.problem, space.name));
  };
  return (
    <Dialog
      title={i18n.t(session ? 'sessions.change_title' : 'sessions.create')}
      action={i18n.t(session ? 'sessions.change_action' : 'sessions.create_action')}
      onAction={submit}
      onClose={onClose}
    >
      <form
        ref={form}
        class="dialog-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Field
          label={i18n.t('sessions.name')}
          value={typed.name}
          fault={nameFaultWords(faults.name)}
          hint={i18n.t('sessions.name_hint')}
          onInput={(name) => type({ name })}
        />
        <div class="session-dates">
          <MomentField
            label={i18n.t('sessions.starts')}
            name="startsAt"
            value={typed.startsAt}
            fault={startFaultWords(faults.startsAt)}
            zone={zone}
            onInput={(startsAt) => type({ startsAt })}
          />
          <MomentField
            label={i18n.t('sessions.ends_optional')}
            name="endsAt"
            value={typed.endsAt}
            fault={endFaultWords(faults.endsAt)}
            zone={zone}
            onInput={(endsAt) => type({ endsAt })}
          />
        </div>
        <p role="status" data-testid="moved">
          {moved ?? (session ? '' : i18n.t('sessions.create_hint'))}
        </p>
        <button type="submit" hidden />
        <p class="field-fault" role="alert">
          {failure}
        </p>
      </form>
    </Dialog>
  );
}
