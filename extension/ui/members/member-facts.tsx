import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { Member } from '../../../shared/contract/member.ts';
import { useNow } from '../clock.ts';
import { routeHash } from '../console/route.ts';
import { languageWords } from '../words/language-words.ts';
import { momentWords } from '../words/moments.ts';
import { listWords } from '../words/numbers.ts';
import { roleWords } from './member-state.tsx';

/**
 * What the space knows of a member, without the additional information: that is for exports and the API only.
 */
export function MemberFacts({ member }: { member: Member }) {
  const now = useNow(60_000);
  const { email, lastName, firstName, language, labels, groups, role, createdAt, activatedAt } = member;
  return (
    <section class="panel" aria-label={i18n.t('members.facts')}>
      <dl class="facts">
        <Fact name={i18n.t('field.email')}>{email}</Fact>
        <Fact name={i18n.t('field.last_name')}>{lastName}</Fact>
        <Fact name={i18n.t('field.first_name')}>{firstName}</Fact>
        <Fact name={i18n.t('field.language')}>{language === '' ? '' : languageWords(language)}</Fact>
        <Fact name={i18n.t('field.labels')}>{listWords(labels)}</Fact>
        <Fact name={i18n.t('field.groups')}>
          {groups.length > 0 && (
            <ul>
              {groups.map(({ id, name }) => (
                <li key={id}>
                  <a href={routeHash({ page: 'group', id })}>{name}</a>
                </li>
              ))}
            </ul>
          )}
        </Fact>
        <Fact name={i18n.t('members.column.role')}>{roleWords(role)}</Fact>
        <Fact name={i18n.t('members.since')}>{momentWords(createdAt, now)}</Fact>
        <Fact name={i18n.t('members.activated')}>
          {activatedAt === null ? i18n.t('members.not_yet') : momentWords(activatedAt, now)}
        </Fact>
      </dl>
      {member.newAddress && (
        <p class="facts-note">
          {i18n.t('members.way_in.address_waits', [
            member.newAddress.email,
            momentWords(member.newAddress.expiresAt, now),
          ])}
        </p>
      )}
      {member.suppression && <p class="facts-note">{suppressionWords(member, member.suppression, now)}</p>}
      {member.passwordChangeDue && <p class="soft facts-note">{i18n.t('members.password_due')}</p>}
    </section>
  );
}

function suppressionWords(
  { state }: Pick<Member, 'state'>,
  { reason, since }: NonNullable<Member['suppression']>,
  now: number,
): string {
  const moment = momentWords(since, now);
  switch (reason) {
    case 'bounce':
      return state === 'active'
        ? i18n.t('members.suppressed.bounce_active', [moment])
        : i18n.t('members.suppressed.bounce', [moment]);
    case 'complaint':
      return i18n.t('members.suppressed.complaint', [moment]);
    case 'unsubscribe':
      return i18n.t('members.suppressed.unsubscribe', [moment]);
  }
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  const isEmpty = children === '' || children === false;
  return (
    <div>
      <dt class="soft">{name}</dt>
      <dd>{isEmpty ? <span class="soft">{i18n.t('members.unknown')}</span> : children}</dd>
    </div>
  );
}
