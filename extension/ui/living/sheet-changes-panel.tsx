import { useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { noteChanges, storeFollowUp } from '../../batches/living/follow-up.ts';
import type { ReadAgain } from '../../batches/living/read-again.ts';
import { isConsole } from '../console/route.ts';
import { database } from '../here.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { isStorageFull } from '../parts/storage-full.ts';
import { dayWords, momentWords } from '../words/moments.ts';
import { numberWords } from '../words/numbers.ts';
import { ChangeGroup, type ChangeLine } from './change-group.tsx';
import { changedWords, fieldsWords, sheetName } from './changed-words.ts';
import { findMember } from './find-member.ts';

interface Props {
  again: ReadAgain;
  /** Gets the id of the import that was made of the changes. */
  onPlanned: (importId: string) => void;
  /** Nothing is left to be shown. */
  onDone: () => void;
}

type Storing = 'none' | 'storing' | 'gone' | 'full';

/** What has changed in a sheet: who is new, changed, gone; ticked people become a batch of their own. */
export function SheetChangesPanel({ again, onPlanned, onDone }: Props) {
  const { changes, known, before } = again;
  const { added, changed, corrected, gone, lostFields, isUnlikely } = changes;
  const [ticked, setTicked] = useState(() => new Set([...added, ...changed].map(({ key }) => key)));
  const [isBelieved, setBelieved] = useState(false);
  const [storing, setStoring] = useState<Storing>('none');
  const groups = useMemo(() => linesOf(again), [again]);
  const onTick = (keys: readonly string[], isTicked: boolean) => {
    const next = new Set(ticked);
    for (const key of keys) {
      if (isTicked) next.add(key);
      else next.delete(key);
    }
    setTicked(next);
  };
  const plan = async () => {
    setStoring('storing');
    const now = Date.now();
    const name = i18n.t('living_sheet.batch_name', [known.title, dayWords(now)]);
    try {
      const made = await storeFollowUp(database, again, { taken: ticked, name, now });
      if (made === 'gone' || made === 'stopped') return setStoring('gone');
      onPlanned(made);
    } catch (error) {
      if (!isStorageFull(error)) throw error;
      setStoring('full');
    }
  };
  const note = async () => {
    await noteChanges(database, again, new Set([...gone, ...corrected].map(({ key }) => key)));
    onDone();
  };
  const since = momentWords(known.readAt, Date.now());
  const count = added.length + changed.length + corrected.length + gone.length;
  if (isUnlikely && !isBelieved) {
    return (
      <Notice
        kind="warn"
        title={i18n.t('living_sheet.unlikely_title', before.people.length, [numberWords(before.people.length)])}
        actions={<Button onClick={() => setBelieved(true)}>{i18n.t('living_sheet.show_anyway')}</Button>}
      >
        {i18n.t('living_sheet.unlikely')}
      </Notice>
    );
  }
  return (
    <div class="sheet-changes" data-testid="sheet-changes">
      {lostFields.length > 0 && (
        <Notice kind="warn">{i18n.t('living_sheet.lost_fields', [fieldsWords(lostFields)])}</Notice>
      )}
      {count === 0 && <Notice kind="good">{i18n.t('living_sheet.no_change', [since])}</Notice>}
      <ChangeGroup
        title={i18n.t('living_sheet.added', added.length, [numberWords(added.length)])}
        lines={groups.added}
        ticks={{ ticked, onTick }}
      />
      <ChangeGroup
        title={i18n.t('living_sheet.changed', changed.length, [numberWords(changed.length)])}
        hint={i18n.t('living_sheet.changed_hint')}
        lines={groups.changed}
        ticks={{ ticked, onTick }}
      />
      <ChangeGroup
        title={i18n.t('living_sheet.corrected', corrected.length, [numberWords(corrected.length)])}
        hint={i18n.t('living_sheet.corrected_hint')}
        lines={groups.corrected}
        ticks={{ ticked, onTick }}
        endOf={({ key }) => <FindMember email={corrected.find((one) => one.key === key)?.before.person.email ?? ''} />}
      />
      <ChangeGroup
        title={i18n.t('living_sheet.gone', gone.length, [numberWords(gone.length)])}
        hint={i18n.t('living_sheet.gone_hint')}
        lines={groups.gone}
        ticks={null}
        endOf={({ address }) => <FindMember email={address} />}
      />
      {storing === 'gone' && <Notice kind="bad">{i18n.t('batch.missing')}</Notice>}
      {storing === 'full' && <Notice kind="bad">{i18n.t('paste.storage_full')}</Notice>}
      {count > 0 && (
        <div class="change-end">
          {added.length + changed.length + corrected.length > 0 && (
            <Button look="main" disabled={ticked.size === 0 || storing === 'storing'} onClick={plan}>
              {i18n.t('living_sheet.plan', ticked.size, [numberWords(ticked.size)])}
            </Button>
          )}
          {gone.length + corrected.length > 0 && (
            <Button onClick={note}>
              {corrected.length > 0 ? i18n.t('living_sheet.note') : i18n.t('living_sheet.note_gone')}
            </Button>
          )}
          <p class="soft small">{i18n.t('living_sheet.shown_again')}</p>
        </div>
      )}
    </div>
  );
}

function linesOf({ changes: { added, changed, corrected, gone } }: ReadAgain) {
  const line = (one: Parameters<typeof sheetName>[0], words = ''): ChangeLine => ({
    key: one.key,
    name: sheetName(one),
    address: one.person.email,
    words,
  });
  return {
    added: added.map((one) => line(one)),
    changed: changed.map((one) => line(one.after, changedWords(one))),
    corrected: corrected.map(({ before, after }) =>
      line(after, i18n.t('living_sheet.former_address', [before.person.email])),
    ),
    gone: gone.map((one) => line(one)),
  };
}

function FindMember({ email }: { email: string }) {
  // A popup's choices are not those of the console's tab.
  if (!isConsole()) return null;
  return (
    <Button look="quiet" aria-label={i18n.t('living_sheet.find_person', [email])} onClick={() => findMember(email)}>
      {i18n.t('living_sheet.find')}
    </Button>
  );
}
