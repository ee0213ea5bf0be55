import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { startConnection } from '../../spaces/connect.ts';
import { here } from '../here.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { spaceAddressWords } from '../words/space-address-words.ts';
import { syncProblemWords } from '../words/sync-problem-words.ts';
import { deviceLabel } from './device-label.ts';

/** The address of a space, and asking it for a code; from then on the pending connection is in the database. */
export function ConnectForm() {
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const connect = async () => {
    setFault(null);
    setAsking(true);
    try {
      const answer = await startConnection(here, { typed, label: deviceLabel(navigator.userAgent) });
      if ('fault' in answer) setFault(spaceAddressWords(answer.fault, typed.trim()));
      else if ('problem' in answer) setFault(syncProblemWords(answer.problem, typed.trim()));
    } finally {
      setAsking(false);
    }
  };
  return (
    <form
      class="connect-form"
      onSubmit={(event) => {
        event.preventDefault();
        void connect();
      }}
    >
      <Field
        label={i18n.t('spaces.address')}
        hint={isAsking ? i18n.t('spaces.connecting') : i18n.t('spaces.address_hint')}
        value={typed}
        inputMode="url"
        fault={fault}
        onInput={(value) => {
          setTyped(value);
          setFault(null);
        }}
      />
      <Button type="submit" look="main" disabled={isAsking}>
        {i18n.t('spaces.connect')}
      </Button>
    </form>
  );
}
