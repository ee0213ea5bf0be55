import '../space/list-filters.css';
import './invitations.css';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Invitation, invitationEndpoints } from '../../../shared/contract/invitation.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { useNow } from '../clock.ts';
import { goTo } from '../console/route.ts';
import { memberName } from '../members/member-name.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { PagedBar } from '../space/paged-bar.tsx';
import { PagedTable } from '../space/paged-table.tsx';
import { SpaceFrame } from '../space/space-frame.tsx';
import { usePages } from '../space/use-pages.ts';
import { ask, useQuestion } from '../space/use-question.ts';
import { useTicks } from '../space/use-ticks.ts';
import { numberWords } from '../words/numbers.ts';
import { CorrectDialog } from './correct-dialog.tsx';
import { correctionRefusalWords } from './correction-words.ts';
import { FollowUpActions } from './follow-up-actions.tsx';
import { FollowUpReport } from './follow-up-report.tsx';
import type { FollowUp, InvitationFilter } from './follow-up-work.ts';
import { invitationColumns } from './invitation-columns.tsx';
import { InvitationLists } from './invitation-lists.tsx';
import { NoInvitations } from './no-invitations.tsx';
import { useFollowUp } from './use-follow-up.ts';

/** What became of the invitations, and what can be done about them. */
export function InvitationsPage() {
  return <SpaceFrame>{(space) => <Invitations space={space} />}</SpaceFrame>;
}

function Invitations({ space }: { space: StoredSpace }) {
  const { address, name } = space;
  const now = useNow(60_000);
  const [filter, setFilter] = useState<InvitationFilter>({ list: 'pending', search: '' });
  const [corrected, setCorrected] = useState<Invitation | null>(null);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const counted = useQuestion(address, invitationEndpoints.countInvitations, {});
  const pages = usePages(
    (part) => ask(address, invitationEndpoints.listInvitations, { query: { ...filter, ...part } }),
    [address, filter],
  );
  const ticks = useTicks(pages);
  const followUp = useFollowUp(address);
  const { list, search } = filter;
  const isEnded = list === 'accepted';
  const show = (next: Partial<InvitationFilter>) => {
    setSentTo(null);
    setRefusal(null);
    followUp.forget();
    setFilter({ ...filter, ...next });
  };
  const reload = () => {
    counted.reload();
    pages.reload();
  };
  const start = async (deed: FollowUp['deed']) => {
    setSentTo(null);
    await followUp.run({ deed, ticked: ticks.ticked, filter }, ticks.count);
    ticks.untickAll();
    reload();
  };
  const showSent = ({ member }: Invitation) => {
    followUp.forget();
    setRefusal(null);
    setSentTo(member.email);
    reload();
  };
  const use = async ({ id }: Invitation, email: string) => {
    setSentTo(null);
    const asked = { params: { id }, body: { email } };
    const answer = await ask(address, invitationEndpoints.correctInvitation, asked);
    if ('value' in answer) showSent(answer.value);
    else setRefusal(correctionRefusalWords(answer.problem, name));
  };
  const open = (invitation: Invitation) =>
    isEnded ? goTo({ page: 'member', id: invitation.member.id }) : setCorrected(invitation);
  const counts = counted.answer && 'value' in counted.answer ? counted.answer.value.counts : undefined;
  return (
    <div class="list-page">
      <header class="page-head">
        <h1>{i18n.t('invitations.title')}</h1>
        <div class="page-actions">
          <Button onClick={reload}>{i18n.t('invitations.reload')}</Button>
        </div>
      </header>
      <search class="list-filters">
        <InvitationLists counts={counts} list={list} onChange={(next) => show({ list: next })} />
        <SearchBox
          query={search}
          label={i18n.t('members.search')}
          onSearch={(words) => show({ search: words.trim().slice(0, 200) })}
        />
      </search>
      <FollowUpReport followUp={followUp} space={name} />
      {sentTo !== null && <Notice kind="good">{i18n.t('invitations.corrected', [sentTo])}</Notice>}
      {refusal !== null && <Notice kind="bad">{refusal}</Notice>}
      <PagedBar
        pages={pages}
        space={name}
        countWords={(total) => i18n.t('invitations.count', total, [numberWords(total)])}
        {...(!isEnded && { ticks })}
      >
        <FollowUpActions
          list={list}
          count={ticks.count}
          isBusy={followUp.running !== null}
          onDeed={(deed) => void start(deed)}
        />
      </PagedBar>
      <PagedTable
        label={i18n.t('invitations.title')}
        pages={pages}
        columns={invitationColumns({
          now,
          onUse: (invitation, email) => void use(invitation, email),
          ...(!isEnded && { onCorrect: setCorrected }),
        })}
        nameOf={({ member }) => memberName(member)}
        onOpen={open}
        {...(!isEnded && { ticks })}
        empty={<NoInvitations list={list} isSearched={search !== ''} onClear={() => show({ search: '' })} />}
      />
      {corrected && (
        <CorrectDialog
          space={space}
          invitation={corrected}
          onClose={() => setCorrected(null)}
          onCorrected={(invitation) => {
            setCorrected(null);
            showSent(invitation);
          }}
        />
      )}
    </div>
  );
}
