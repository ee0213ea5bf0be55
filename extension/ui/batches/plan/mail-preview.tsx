import '../../rows/row-filter-bar.css';
import './mail-preview.css';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { BatchSource, RowPlan } from '../../../../shared/contract/batch.ts';
import { mailPreviewEndpoints, maxOtherSessions } from '../../../../shared/contract/mail-preview.ts';
import type { StoredPerson } from '../../../batches/stored-row.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useQuestion } from '../../space/use-question.ts';
import { syncProblemWords } from '../../words/sync-problem-words.ts';

interface Props {
  spaceAddress: string;
  source: BatchSource['kind'];
  kind: NonNullable<RowPlan['mail']>;
  person: Pick<StoredPerson, 'email' | 'lastName' | 'firstName' | 'language'>;
  /** Ids of the session to whose path it invites, or of those of which it tells. */
  sessions: readonly string[];
}

/** A mail as one person would get it, written by the space; nothing in it can run or lead anywhere. */
export function MailPreview({ spaceAddress, source, kind, person, sessions }: Props) {
  const [look, setLook] = useState<'html' | 'text'>('html');
  const { email, lastName, firstName, language } = person;
  const [session = null, ...otherSessions] = sessions;
  const { answer, reload } = useQuestion(spaceAddress, mailPreviewEndpoints.previewMail, {
    body: {
      kind,
      source,
      session,
      // A space that is older does not know the field.
      ...(otherSessions.length > 0 && { otherSessions: otherSessions.slice(0, maxOtherSessions) }),
      to: { email, lastName, firstName, language },
    },
  });
  if (!answer) return <p class="soft">{i18n.t('preview.loading')}</p>;
  if ('problem' in answer) {
    return (
      <Notice kind="bad" actions={<Button onClick={reload}>{i18n.t('plan.again')}</Button>}>
        {syncProblemWords(answer.problem, spaceAddress)}
      </Notice>
    );
  }
  const { from, replyTo, subject, text, html } = answer.value;
  const name = [firstName, lastName].filter((part) => part !== '').join(' ') || email;
  return (
    <figure class="mail-preview" data-testid="mail-preview">
      <dl>
        <dt>{i18n.t('preview.from')}</dt>
        <dd>{from}</dd>
        <dt>{i18n.t('preview.to')}</dt>
        <dd>{email}</dd>
        {replyTo !== '' && (
          <>
            <dt>{i18n.t('preview.reply_to')}</dt>
            <dd>{replyTo}</dd>
          </>
        )}
        <dt>{i18n.t('preview.subject')}</dt>
        <dd>{subject}</dd>
      </dl>
      <div class="row-filter" role="radiogroup" aria-label={i18n.t('preview.look')}>
        {(['html', 'text'] as const).map((each) => (
          <label key={each}>
            <input
              class="only-heard"
              type="radio"
              name="mail-look"
              checked={look === each}
              onChange={() => setLook(each)}
            />
            {i18n.t(each === 'html' ? 'preview.as_html' : 'preview.as_text')}
          </label>
        ))}
      </div>
      {look === 'html' ? (
        // Without any permission: no script, no form, no link that leaves.
        <iframe sandbox="" srcdoc={html} title={i18n.t('preview.title', [name])} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard has to reach that.
        <pre tabIndex={0}>{text}</pre>
      )}
      <figcaption class="soft small">{i18n.t('preview.hint')}</figcaption>
    </figure>
  );
}
