import './file-list.css';
import { i18n } from '#i18n';
import type { FileCapture, FileNote } from '../../capture/file/file-capture.ts';
import { sourceTitle } from '../../capture/source-title.ts';
import { Button } from '../parts/button.tsx';
import { fileNoteWords } from '../words/file-note-words.ts';
import { fileProblemWords } from '../words/file-problem-words.ts';
import { sizeWords } from '../words/numbers.ts';
import { lengthWords, partWords } from '../words/part-words.ts';
import type { ChosenList } from './chosen-list.ts';
import { ListReading } from './list-reading.tsx';
import { partId } from './read-lists.ts';
import type { ChosenFiles } from './use-files.ts';
import type { ReadingState } from './use-reading.ts';

interface Props {
  files: ChosenFiles;
  onState: (id: string, state: ReadingState | null) => void;
}

/** The chosen files: what is odd about each, which of its parts are taken, and what was read from them. */
export function FileList({ files, onState }: Props) {
  if (files.lists.length === 0) return null;
  return (
    <>
      <ul class="file-list" aria-label={i18n.t('files.label')}>
        {files.lists.map((list) => (
          <li key={list.id} class="file-entry panel" data-testid="file">
            <FileEntry list={list} files={files} onState={onState} />
          </li>
        ))}
      </ul>
      {!files.areKept && <p class="soft small">{i18n.t('files.not_kept')}</p>}
    </>
  );
}

function FileEntry({ list, files, onState }: Props & { list: ChosenList }) {
  const { id, state } = list;
  const name = sourceTitle(list.name) || i18n.t('files.unnamed');
  return (
    <>
      <div class="file-head">
        <bdi class="file-name">{name}</bdi>
        {state.kind === 'opening' && (
          <span class="soft" role="status">
            {i18n.t('files.opening', [sizeWords(list.size)])}
          </span>
        )}
        <Button look="quiet" aria-label={i18n.t('files.remove_name', [name])} onClick={() => files.remove(id)}>
          {state.kind === 'opening' ? i18n.t('paste.stop') : i18n.t('files.remove')}
        </Button>
      </div>
      {state.kind === 'opening' && <progress class="file-opening" aria-label={name} />}
      {state.kind === 'refused' && (
        <p class="file-refused" role="alert">
          <strong>{i18n.t('files.refused')}</strong> {fileProblemWords(state.problem)}
        </p>
      )}
      {state.kind === 'read' && (
        <>
          <Notes notes={state.capture.notes} />
          {state.capture.parts.length > 1 && (
            <PartChoice name={name} {...state} onChange={(chosen) => files.choose(id, chosen)} />
          )}
          {state.capture.parts.map(
            (part, index) =>
              state.chosen.includes(index) && (
                <div key={partId(id, index)} class="file-part">
                  {state.chosen.length > 1 && <h3>{partWords(part.place)}</h3>}
                  <Notes notes={part.notes} />
                  <ListReading id={partId(id, index)} content={part.content} hasCounts onState={onState} />
                </div>
              ),
          )}
        </>
      )}
    </>
  );
}

function Notes({ notes }: { notes: readonly FileNote[] }) {
  if (notes.length === 0) return null;
  return (
    <ul class="file-notes soft small">
      {notes.map((note) => (
        <li key={note.kind}>{fileNoteWords(note)}</li>
      ))}
    </ul>
  );
}

interface PartChoiceProps {
  name: string;
  capture: FileCapture;
  chosen: readonly number[];
  onChange: (chosen: number[]) => void;
}

function PartChoice({ name, capture, chosen, onChange }: PartChoiceProps) {
  return (
    <fieldset class="file-parts">
      <legend>{i18n.t('files.parts', [name])}</legend>
      {capture.parts.map(({ place, content }, index) => (
        <label key={partId('', index)}>
          <input
            type="checkbox"
            checked={chosen.includes(index)}
            onChange={({ currentTarget }) =>
              onChange(
                currentTarget.checked ? [...chosen, index].sort((a, b) => a - b) : chosen.filter((at) => at !== index),
              )
            }
          />
          <span>
            {partWords(place)} <span class="soft">{lengthWords(content)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
