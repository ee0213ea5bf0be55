import './dashboard.css';
import { i18n } from '#i18n';
import { type Dashboard, dashboardDays, dashboardEndpoints } from '../../../shared/contract/dashboard.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { routeHash } from '../console/route.ts';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { LoadFailure } from '../space/load-failure.tsx';
import { SpaceFrame } from '../space/space-frame.tsx';
import { useQuestion } from '../space/use-question.ts';
import { numberWords, percentWords } from '../words/numbers.ts';
import { GroupShares } from './group-shares.tsx';
import { InvitationDays } from './invitation-days.tsx';

/** How inviting goes, for people who would rather look. */
export function DashboardPage() {
  return <SpaceFrame>{(space) => <SpaceDashboard space={space} />}</SpaceFrame>;
}

function SpaceDashboard({ space }: { space: StoredSpace }) {
  const { answer, reload, isAsking } = useQuestion(space.address, dashboardEndpoints.readDashboard, {});
  return (
    <div class="dashboard">
      <header class="page-head">
        <h1>{i18n.t('dashboard.title')}</h1>
        <Button disabled={isAsking} onClick={reload}>
          {i18n.t('dashboard.again')}
        </Button>
      </header>
      {answer === undefined ? (
        <p class="soft" role="status">
          {i18n.t('loading')}
        </p>
      ) : 'problem' in answer ? (
        <LoadFailure problem={answer.problem} space={space.name} onRetry={reload} />
      ) : (
        <Pictures dashboard={answer.value} />
      )}
    </div>
  );
}

function Pictures({ dashboard: { members, days, groups } }: { dashboard: Dashboard }) {
  const invited = days.reduce((sum, day) => sum + day.invited, 0);
  const accepted = days.reduce((sum, day) => sum + day.accepted, 0);
  // The owner set the space up: always one of the active, and never invited.
  const joined = members.active - 1;
  const all = joined + members.invited;
  return (
    <>
      <section class="panel" aria-label={i18n.t('dashboard.members')}>
        <dl class="dashboard-counts">
          <Count name={i18n.t('dashboard.active')} count={members.active} />
          <Count name={i18n.t('dashboard.invited')} count={members.invited} />
          {members.suspended > 0 && <Count name={i18n.t('dashboard.suspended')} count={members.suspended} />}
          {all > 0 && (
            <div>
              <dt>{i18n.t('dashboard.share')}</dt>
              <dd>{percentWords(joined / all)}</dd>
            </div>
          )}
        </dl>
      </section>
      <section class="panel">
        <h2>{i18n.t('dashboard.days', dashboardDays, [numberWords(dashboardDays)])}</h2>
        {invited + accepted === 0 ? (
          <EmptyState
            title={i18n.t('dashboard.no_days_title')}
            action={
              <a class="button" href={routeHash({ page: 'home' })}>
                {i18n.t('dashboard.invite')}
              </a>
            }
          >
            {i18n.t('dashboard.no_days')}
          </EmptyState>
        ) : (
          <InvitationDays days={days} invited={invited} accepted={accepted} />
        )}
      </section>
      <section class="panel">
        <h2>{i18n.t('dashboard.groups')}</h2>
        {groups.length === 0 ? <p class="soft">{i18n.t('dashboard.no_groups')}</p> : <GroupShares groups={groups} />}
      </section>
    </>
  );
}

function Count({ name, count }: { name: string; count: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{numberWords(count)}</dd>
    </div>
  );
}
