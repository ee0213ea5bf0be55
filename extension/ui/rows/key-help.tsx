import './key-help.css';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';

/** The keys of the grid; the words say what they do, the names of keys are the keyboard's own. */
export function KeyHelp() {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="key-help" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class="soft small">{i18n.t('table.keys')}</summary>
      {isOpen && (
        <dl>
          {keys().map(([key, words]) => (
            <div key={key}>
              <dt>{key}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      )}
    </details>
  );
}

function keys(): [string, string][] {
  return [
    [i18n.t('keys.arrows'), i18n.t('keys.move')],
    [i18n.t('keys.shift_arrows'), i18n.t('keys.extend')],
    [i18n.t('keys.enter'), i18n.t('keys.edit')],
    [i18n.t('keys.tab'), i18n.t('keys.next')],
    [i18n.t('keys.copy'), i18n.t('keys.copy_words')],
    [i18n.t('keys.delete'), i18n.t('keys.clear')],
    [i18n.t('keys.fill'), i18n.t('keys.fill_words')],
    [i18n.t('keys.fill_all'), i18n.t('keys.fill_all_words')],
    [i18n.t('keys.undo'), i18n.t('keys.undo_words')],
    [i18n.t('keys.all'), i18n.t('keys.select_all')],
    [i18n.t('keys.rows'), i18n.t('keys.select_rows')],
    [i18n.t('keys.columns'), i18n.t('keys.select_columns')],
    [i18n.t('keys.space'), i18n.t('keys.include')],
    [i18n.t('keys.remove'), i18n.t('keys.remove_rows')],
    [i18n.t('keys.insert'), i18n.t('keys.add_row')],
    [i18n.t('keys.problem'), i18n.t('keys.next_problem')],
    [i18n.t('keys.escape'), i18n.t('keys.cancel')],
  ];
}
