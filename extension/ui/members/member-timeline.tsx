import { i18n } from '#i18n';
import type { Member } from '../../../shared/contract/member.ts';
import { useNow } from '../clock.ts';
import { momentWords } from '../words/moments.ts';
import { historyWords } from './history-words.ts';
import { memberHistory } from './member-history.ts';

/** What happened to a member, the newest first. */
export function MemberTimeline({ member }: { member: Member }) {
  const now = useNow(60_000);
  return (
    <section class="panel">
      <h2>{i18n.t('members.history.title')}</h2>
      <ol class="timeline" data-testid="history">
        {memberHistory(member).map((entry, index) => (
          // Entries have no id, and the list is never changed in place.
          <li key={index} class={isBad(entry) ? 'timeline-bad' : ''}>
            <time class="soft" dateTime={new Date(entry.at).toISOString()}>
              {momentWords(entry.at, now)}
            </time>
            <p>{historyWords(entry, now)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function isBad(entry: ReturnType<typeof memberHistory>[number]): boolean {
  return entry.kind === 'mail' && entry.state === 'failed';
}
