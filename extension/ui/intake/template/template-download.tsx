import { i18n } from '#i18n';
import { templateCsv } from '../../../../shared/people/person-table.ts';
import { Button } from '../../parts/button.tsx';
import { download } from '../../parts/download.ts';
import { templateCaptions } from '../../words/template-captions.ts';
import { xlsxTemplate } from './xlsx-template.ts';

/** The table to fill in, to be downloaded as the spreadsheet program at hand likes it. */
export function TemplateDownload() {
  const name = i18n.t('template.file');
  const saveCsv = () => {
    // Excel parts the columns by what its country writes lists with.
    const csv = templateCsv(templateCaptions(), i18n.t('template.delimiter') === ';' ? ';' : ',');
    download(name, 'csv', new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  };
  const saveXlsx = () => {
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    download(name, 'xlsx', new Blob([xlsxTemplate(templateCaptions(), i18n.t('template.sheet'))], { type }));
  };
  return (
    <p class="template-download">
      {i18n.t('template.words')}
      <Button look="quiet" onClick={saveXlsx}>
        {i18n.t('template.xlsx')}
      </Button>
      <Button look="quiet" onClick={saveCsv}>
        {i18n.t('template.csv')}
      </Button>
    </p>
  );
}
