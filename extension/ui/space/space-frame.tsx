import './space-frame.css';
import { type ComponentChildren, Fragment } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { introduce } from '../../spaces/introduce.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { useSpaces } from '../batches/use-phase.ts';
import { routeHash } from '../console/route.ts';
import { here } from '../here.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Notice } from '../parts/notice.tsx';
import { chooseSpace, chosenSpace } from './chosen-space.ts';

const connections = routeHash({ page: 'settings', part: 'connections' });

/**
 * What a page shows of the chosen space, below its name or the choice between several. Without a space, or when its
 * connection has ended, the way to connect stands there instead. A page starts anew when another space is chosen.
 */
export function SpaceFrame({ children }: { children: (space: StoredSpace) => ComponentChildren }) {
  const spaces = useSpaces();
  // Choosing is remembered outside of this component; this only draws it again.
  const [, setChosen] = useState('');
  const space = spaces && chosenSpace(spaces);
  const connection = space && `${space.address} ${space.signInId}`;
  useEffect(() => {
    if (!space) return;
    chooseSpace(space.address);
    // Its name, and what we may do there, can have changed since.
    if (space.state === 'connected') void introduce(here, space);
  }, [connection]);
  if (!spaces) return null;
  if (!space) return <ConnectFirst />;
  const choose = (chosen: string) => {
    chooseSpace(chosen);
    setChosen(chosen);
  };
  return (
    <div class="space-frame">
      <SpaceChoice spaces={spaces} chosen={space} onChoose={choose} />
      {space.state === 'connected' ? (
        // A new connection may be another person's, so the page starts anew with it, too.
        <Fragment key={connection}>{children(space)}</Fragment>
      ) : (
        <Notice
          kind="warn"
          actions={
            <a class="button button-main" href={connections}>
              {i18n.t('connection.reconnect')}
            </a>
          }
        >
          {i18n.t('space_frame.ended', [space.name])}
        </Notice>
      )}
    </div>
  );
}

interface ChoiceProps {
  spaces: readonly StoredSpace[];
  chosen: StoredSpace;
  onChoose: (address: string) => void;
}

/** The name of the space that is shown; a choice when there are several. */
function SpaceChoice({ spaces, chosen, onChoose }: ChoiceProps) {
  const id = useId();
  if (spaces.length === 1) return <p class="soft space-name">{chosen.name}</p>;
  return (
    <p class="space-choice">
      <label for={id}>{i18n.t('space_frame.label')}</label>
      <select id={id} value={chosen.address} onChange={(event) => onChoose(event.currentTarget.value)}>
        {spaces.map((space) => (
          <option key={space.address} value={space.address}>
            {choiceWords(space, spaces)}
          </option>
        ))}
      </select>
    </p>
  );
}

function ConnectFirst() {
  return (
    <EmptyState
      title={i18n.t('space_frame.none_title')}
      action={
        <a class="button button-main" href={connections}>
          {i18n.t('connection.connect')}
        </a>
      }
    >
      {i18n.t('space_frame.none')}
    </EmptyState>
  );
}

/** Two spaces of one name are told apart by their addresses. */
function choiceWords({ name, address }: StoredSpace, spaces: readonly StoredSpace[]): string {
  const isAlone = spaces.filter((each) => each.name === name).length === 1;
  return isAlone ? name : `${name} (${new URL(address).host})`;
}
