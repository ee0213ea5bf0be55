import { i18n } from '#i18n';
import { readPeople } from '../../../shared/reading/read-people.ts';
import { batch } from '../../batches/batch-store.ts';
import { createImport } from '../../batches/create-import.ts';
import { sampleImportId } from '../../batches/sample-import.ts';
import { goTo } from '../console/route.ts';
import { database } from '../here.ts';

/** Opens the sample list in the review, as it was left; read anew if it is not there. */
export async function openSample(): Promise<void> {
  if (!(await batch(database, sampleImportId))) {
    const content = { kind: 'text', text: i18n.t('sample.list') } as const;
    const name = i18n.t('sample.name');
    const list = { reading: readPeople(content), source: { kind: 'paste', title: name }, content } as const;
    await createImport(database, [list], { importId: sampleImportId, name, now: Date.now() });
  }
  goTo({ page: 'batch', importId: sampleImportId });
}
