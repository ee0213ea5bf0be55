import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../parts/button.tsx';

/** The endings that the file dialog offers; what a file is, its bytes decide. */
const endings = '.csv,.tsv,.tab,.txt,.xlsx,.xlsm,.ods,.vcf,.eml,.html,.htm';

/** The button that opens the file dialog. */
export function FileChooser({ onFiles }: { onFiles: (files: Iterable<File>) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div class="file-chooser">
      <Button onClick={() => input.current?.click()}>{i18n.t('files.choose')}</Button>
      <p class="soft small">{i18n.t('files.hint')}</p>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={endings}
        data-testid="file-input"
        onChange={(event) => {
          onFiles(Array.from(event.currentTarget.files ?? []));
          // The same file can be chosen again after it was corrected.
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}
