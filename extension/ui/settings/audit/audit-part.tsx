import { i18n } from '#i18n';
import { type AuditEntry, auditEndpoints } from '../../../../shared/contract/audit.ts';
import type { StoredSpace } from '../../../spaces/stored-space.ts';
import { useNow } from '../../clock.ts';
import { memberName } from '../../members/member-name.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ExportButton } from '../../space/export-button.tsx';
import { PagedBar } from '../../space/paged-bar.tsx';
import type { PagedColumn } from '../../space/paged-column.ts';
import { PagedTable } from '../../space/paged-table.tsx';
import { usePages } from '../../space/use-pages.ts';
import { ask } from '../../space/use-question.ts';
import { momentWords } from '../../words/moments.ts';
import { numberWords } from '../../words/numbers.ts';
import { aboutWords, actWords } from './audit-words.ts';

/** Who did what in the space, the newest first. */
export function AuditPart({ space }: { space: StoredSpace }) {
  const { address, name } = space;
  const pages = usePages((part) => ask(address, auditEndpoints.listAudit, { query: part }), [address]);
  const now = useNow(60_000);
  return (
    <div class="list-page">
      <header class="page-head">
        <div>
          <h1>{i18n.t('settings.audit_title')}</h1>
          <p class="soft">{i18n.t('settings.audit_intro')}</p>
        </div>
        <div class="page-actions">
          <ExportButton
            space={space}
            label={i18n.t('settings.audit_export')}
            file={i18n.t('settings.audit_file', [name])}
            load={() => ask(address, auditEndpoints.exportAudit, {})}
          />
        </div>
      </header>
      <PagedBar
        pages={pages}
        space={name}
        countWords={(total) => i18n.t('settings.audit_count', total, [numberWords(total)])}
      />
      <PagedTable
        label={i18n.t('settings.audit_title')}
        pages={pages}
        columns={auditColumns(now)}
        nameOf={actWords}
        empty={<EmptyState title={i18n.t('settings.audit_none_title')}>{i18n.t('settings.audit_none')}</EmptyState>}
      />
    </div>
  );
}

function auditColumns(now: number): PagedColumn<AuditEntry>[] {
  return [
    { key: 'when', head: i18n.t('settings.audit_when'), width: '176px', cell: ({ at }) => momentWords(at, now) },
    {
      key: 'who',
      head: i18n.t('settings.audit_who'),
      width: 'minmax(120px, 1fr)',
      cell: (entry) => <span title={entry.actor?.email}>{actorWords(entry)}</span>,
    },
    { key: 'what', head: i18n.t('settings.audit_what'), width: 'minmax(200px, 2fr)', cell: actWords },
    {
      key: 'about',
      head: i18n.t('settings.audit_about'),
      width: 'minmax(160px, 2fr)',
      cell: (entry) => <span title={aboutWords(entry)}>{aboutWords(entry)}</span>,
    },
  ];
}

function actorWords({ action, actor }: AuditEntry): string {
  if (actor) return memberName(actor);
  return action === 'members-forgotten' ? i18n.t('settings.audit_by_time') : i18n.t('settings.audit_erased');
}
