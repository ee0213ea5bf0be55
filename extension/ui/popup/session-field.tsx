import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Path, pathEndpoints, type Session } from '../../../shared/contract/path.ts';
import type { StoredBatch } from '../../batches/stored-batch.ts';
import { sessionStateWords } from '../paths/session-state.tsx';
import { useQuestion } from '../space/use-question.ts';

interface Props {
  spaceAddress: string;
  path: Path;
  onChange: (target: StoredBatch['target']) => void;
}

/** Sessions that are offered. */
const offered = '50';

/** The sessions of a path that people can still be enrolled in. */
export function SessionField({ spaceAddress, path, onChange }: Props) {
  const id = useId();
  const { answer } = useQuestion(spaceAddress, pathEndpoints.listSessions, {
    params: { id: path.id },
    query: { limit: offered },
  });
  if (!answer || 'problem' in answer) return <p role="status">{i18n.t('loading')}</p>;
  const sessions = answer.value.items.filter(({ state }) => state === 'upcoming' || state === 'open');
  if (sessions.length === 0) return <p class="soft">{i18n.t('popup.no_session')}</p>;
  const choose = (session: Session | undefined) => {
    if (!session) return;
    const name = i18n.t('options.session_name', [path.name, session.name]);
    onChange({ kind: 'session', id: session.id, name });
  };
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {i18n.t('popup.session')}
      </label>
      <select
        id={id}
        class="field-box"
        value=""
        onChange={({ currentTarget }) => choose(sessions.find((each) => each.id === currentTarget.value))}
      >
        <option value="">{i18n.t('popup.session_choose')}</option>
        {sessions.map((session) => (
          <option key={session.id} value={session.id}>
            {i18n.t('popup.session_option', [session.name, sessionStateWords(session.state)])}
          </option>
        ))}
      </select>
    </div>
  );
}
