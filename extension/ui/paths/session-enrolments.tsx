import '../rows/row-filter-bar.css';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { GroupPicker } from './group-picker.tsx';
import type { KnownSession } from './known-session.ts';
import { LearnerPicker } from './learner-picker.tsx';
import { SessionGroups } from './session-groups.tsx';
import { SessionLearners } from './session-learners.tsx';
import { SessionMails } from './session-mails.tsx';

const lists = ['groups', 'learners', 'mails'] as const;
type List = (typeof lists)[number];

interface Props {
  space: StoredSpace;
  known: KnownSession;
  /** Who is enrolled has changed, and with it what is mailed. */
  onChange: () => void;
}

/** Who is enrolled in a session: groups, people by themselves, and the mails that came of it. */
export function SessionEnrolments({ space, known, onChange }: Props) {
  const { session, timeline } = known;
  const [list, setList] = useState<List>('groups');
  const [adding, setAdding] = useState<'groups' | 'learners' | null>(null);
  // What was done last, and how often something was done: the list below is read anew by it.
  const [done, setDone] = useState({ words: '', times: 0 });
  const changed = (words: string) => {
    setAdding(null);
    setDone(({ times }) => ({ words, times: times + 1 }));
    onChange();
  };
  // A problem in the middle may have left some of them enrolled.
  const closed = () => changed('');
  const isOver = session.state === 'cancelled' || session.state === 'ended';
  return (
    <>
      <div class="page-head">
        <div class="session-lists">
          <h2>{i18n.t('sessions.enrolments')}</h2>
          <div class="row-filter" role="radiogroup" aria-label={i18n.t('sessions.lists')}>
            {lists.map((each) => (
              <label key={each}>
                <input
                  class="only-heard"
                  type="radio"
                  name="session-list"
                  checked={each === list}
                  onChange={() => {
                    setList(each);
                    setDone({ ...done, words: '' });
                  }}
                />
                {listWords(each)}
              </label>
            ))}
          </div>
        </div>
        {!isOver && (
          <div class="page-actions">
            <Button look="main" onClick={() => setAdding('groups')}>
              {i18n.t('sessions.add_groups')}
            </Button>
            <Button look="main" onClick={() => setAdding('learners')}>
              {i18n.t('sessions.add_learners')}
            </Button>
          </div>
        )}
      </div>
      {done.words !== '' && <Notice kind="good">{done.words}</Notice>}
      {list === 'groups' && <SessionGroups space={space} session={session} changes={done.times} onChange={changed} />}
      {list === 'learners' && (
        <SessionLearners space={space} session={session} changes={done.times} onChange={changed} />
      )}
      {list === 'mails' && <SessionMails space={space} session={session} timeline={timeline} />}
      {adding === 'groups' && (
        <GroupPicker
          space={space}
          session={session}
          onAdded={(words) => {
            setList('groups');
            changed(words);
          }}
          onClose={closed}
        />
      )}
      {adding === 'learners' && (
        <LearnerPicker
          space={space}
          session={session}
          onAdded={(words) => {
            setList('learners');
            changed(words);
          }}
          onClose={closed}
        />
      )}
    </>
  );
}

function listWords(list: List): string {
  switch (list) {
    case 'groups':
      return i18n.t('sessions.list_groups');
    case 'learners':
      return i18n.t('sessions.list_learners');
    case 'mails':
      return i18n.t('sessions.list_mails');
  }
}
