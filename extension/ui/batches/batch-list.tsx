import './batch-list.css';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { useNow } from '../clock.ts';
import { routeHash } from '../console/route.ts';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { LoadingBadge, PhaseBadge } from '../parts/phase-badge.tsx';
import { summaryWords } from '../words/count-words.ts';
import { momentWords } from '../words/moments.ts';
import { listWords } from '../words/numbers.ts';
import { ForgottenSoon } from './forgotten-soon.tsx';
import { sumSummaries } from './sum-summaries.ts';
import { UnreadableLine } from './unreadable-line.tsx';
import { type ListedImport, useImportList, useSummaries } from './use-import-list.ts';
import { phaseOfImport, useOnline, useSpaces } from './use-phase.ts';

/** Batches drawn at once; each of them reads its rows. */
const pageLength = 50;

/** All batches, the newest first. */
export function BatchList() {
  const list = useImportList();
  const spaces = useSpaces();
  const [shown, setShown] = useState(pageLength);
  const { imports, unreadable } = list ?? nothing;
  const isEmpty = imports.length + unreadable.length === 0;
  return (
    <div class="page">
      <header class="page-head">
        <h1>{i18n.t('batches.title')}</h1>
        {!isEmpty && <NewBatchLink />}
      </header>
      {!list ? (
        <p class="soft" role="status">
          {i18n.t('loading')}
        </p>
      ) : isEmpty ? (
        <EmptyState title={i18n.t('batches.none_title')} action={<NewBatchLink />}>
          {i18n.t('batches.none')}
        </EmptyState>
      ) : (
        <table class="batch-list" aria-label={i18n.t('batches.table')}>
          <thead>
            <tr>
              <th scope="col">{i18n.t('batches.name')}</th>
              <th scope="col">{i18n.t('batches.people')}</th>
              <th scope="col">{i18n.t('batches.state')}</th>
              <th scope="col">{i18n.t('batches.from')}</th>
              <th scope="col">{i18n.t('batches.made')}</th>
            </tr>
          </thead>
          <tbody>
            {imports.slice(0, shown).map((listed) => (
              <BatchLine key={listed.importId} listed={listed} spaces={spaces} />
            ))}
            {unreadable.map(({ id, name }) => (
              <UnreadableLine key={id} name={name} batchIds={[id]} />
            ))}
          </tbody>
        </table>
      )}
      {imports.length > shown && <Button onClick={() => setShown(shown + pageLength)}>{i18n.t('batches.more')}</Button>}
    </div>
  );
}

const nothing = { imports: [], unreadable: [] };

function NewBatchLink() {
  return (
    <a class="button button-main" href={routeHash({ page: 'new-batch', way: 'invite', target: null })}>
      {i18n.t('batches.new')}
    </a>
  );
}

function BatchLine({ listed, spaces }: { listed: ListedImport; spaces: readonly StoredSpace[] | undefined }) {
  const [first] = listed.batches;
  const parts = useSummaries(listed);
  const isOnline = useOnline();
  const now = useNow(5000);
  if (parts === 'unreadable') return <UnreadableLine name={first.name} batchIds={listed.batches.map(({ id }) => id)} />;
  const phase = parts && spaces ? phaseOfImport(parts, { spaces, isOnline, now }) : null;
  return (
    <tr data-testid="batch" data-import-id={listed.importId}>
      <td>
        <a class="clamped" href={routeHash({ page: 'batch', importId: listed.importId })} title={first.name}>
          {first.name}
        </a>
        <ForgottenSoon batches={listed.batches} now={now} />
      </td>
      <td class="soft" data-testid="counts">
        {parts
          ? listWords(summaryWords(sumSummaries(parts.map(({ summary }) => summary)), phase?.kind))
          : i18n.t('loading')}
      </td>
      <td>{phase ? <PhaseBadge phase={phase} /> : <LoadingBadge />}</td>
      <td class="soft">
        <span class="clamped" title={first.source.title}>
          {first.source.title}
        </span>
      </td>
      <td class="soft">{momentWords(first.createdAt, now)}</td>
    </tr>
  );
}
