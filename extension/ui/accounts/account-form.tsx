import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { checkPerson } from '../../../shared/people/check-person.ts';
import { languages } from '../../../shared/people/languages.ts';
import type { Person, PersonField } from '../../../shared/people/person.ts';
import { type PersonProblem, problem } from '../../../shared/people/person-problem.ts';
import { newPassword } from '../../batches/passwords/new-password.ts';
import { Button } from '../parts/button.tsx';
import { ChipField } from '../parts/chip-field.tsx';
import { Field } from '../parts/field.tsx';
import { PasswordField } from '../parts/password-field.tsx';
import { columnWords } from '../words/column-words.ts';
import { languageWords } from '../words/language-words.ts';
import { personProblemWords } from '../words/person-problem-words.ts';
import { wasGiven } from './given-passwords.ts';
import { GroupField } from './group-field.tsx';

interface Props {
  spaceAddress: string;
  person: Person;
  /** Whether what will happen is shown below: then the button is not needed. */
  isPlanned: boolean;
  onChange: (person: Person) => void;
  onPlan: () => void;
}

/** The fields of one account; what is wrong with one stands below it as soon as it was typed in. */
export function AccountForm({ spaceAddress, person, isPlanned, onChange, onPlan }: Props) {
  const [touched, setTouched] = useState<ReadonlySet<PersonField>>(new Set());
  const [isTried, setTried] = useState(false);
  const isGiven = useGiven(person.password);
  const problems = problemsOf(person);
  const set = (field: PersonField, patch: Partial<Person>) => {
    setTouched(new Set([...touched, field]));
    onChange({ ...person, ...patch });
  };
  const shownFor = (field: PersonField) => (isTried || touched.has(field) ? ofField(problems, field) : []);
  const faultOf = (field: PersonField) => {
    const error = shownFor(field).find(({ severity }) => severity === 'error');
    return error ? personProblemWords(error) : null;
  };
  const warning = shownFor('email').find(({ severity }) => severity === 'warning');
  const suggestion = shownFor('email').find((found) => found.suggestion !== undefined)?.suggestion;
  const submit = () => {
    setTried(true);
    if (problems.every(({ severity }) => severity !== 'error')) onPlan();
  };
  const text = (field: 'lastName' | 'firstName' | 'email') => (
    <Field
      label={columnWords(field)}
      value={person[field]}
      fault={faultOf(field)}
      inputMode={field === 'email' ? 'email' : 'text'}
      onInput={(value) => set(field, { [field]: value })}
    />
  );
  return (
    <form
      class="account-form panel"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {text('lastName')}
      {text('firstName')}
      <div class="account-wide">
        {text('email')}
        <p class="account-warning" role="status">
          {warning && personProblemWords(warning)}
          {suggestion !== undefined && (
            <Button look="quiet" onClick={() => set('email', { email: suggestion })}>
              {i18n.t('table.use', [suggestion])}
            </Button>
          )}
        </p>
      </div>
      <div class="account-wide">
        <PasswordField
          label={columnWords('password')}
          value={person.password}
          fault={faultOf('password')}
          hint={i18n.t(isGiven ? 'account.password_given' : 'account.password_hint')}
          onInput={(password) => set('password', { password })}
        >
          <Button onClick={() => set('password', { password: newPassword() })}>{i18n.t('account.generate')}</Button>
        </PasswordField>
        <label class="account-check">
          <input
            type="checkbox"
            checked={person.sendCredentials === true}
            onChange={(event) => set('sendCredentials', { sendCredentials: event.currentTarget.checked })}
          />
          {i18n.t('account.send_credentials')}
        </label>
      </div>
      <label class="field">
        <span class="field-label">{columnWords('language')}</span>
        <select
          class="field-box"
          value={person.language}
          onChange={(event) => set('language', { language: event.currentTarget.value })}
        >
          <option value="">{i18n.t('account.space_language')}</option>
          {languages.map((code) => (
            <option key={code} value={code}>
              {languageWords(code)}
            </option>
          ))}
        </select>
      </label>
      <ChipField
        label={columnWords('labels')}
        values={person.labels}
        fault={faultOf('labels')}
        hint={i18n.t('account.chips_hint')}
        onChange={(labels) => set('labels', { labels })}
      />
      <div class="account-wide">
        <GroupField
          spaceAddress={spaceAddress}
          values={person.groups}
          fault={faultOf('groups')}
          onChange={(groups) => set('groups', { groups })}
        />
      </div>
      <label class="field account-wide">
        <span class="field-label">{columnWords('additionalInformation')}</span>
        <textarea
          class="field-box"
          rows={2}
          value={person.additionalInformation}
          onInput={(event) => set('additionalInformation', { additionalInformation: event.currentTarget.value })}
        />
        <span class="soft small">{i18n.t('account.information_hint')}</span>
        <span class="field-fault" role="alert">
          {faultOf('additionalInformation')}
        </span>
      </label>
      {!isPlanned && (
        <div class="account-wide">
          <Button look="main" type="submit">
            {i18n.t('plan.action')}
          </Button>
        </div>
      )}
    </form>
  );
}

/** Whether another account that was set up in this page has the same password. */
function useGiven(password: string): boolean {
  const [isGiven, setGiven] = useState(false);
  useEffect(() => {
    let isLast = true;
    void wasGiven(password).then((answer) => {
      if (isLast) setGiven(answer);
    });
    return () => {
      isLast = false;
    };
  }, [password]);
  return isGiven;
}

/** What is wrong with the account; it needs a password, other than somebody in a list who may be there already. */
function problemsOf(person: Person): PersonProblem[] {
  const found = checkPerson(person);
  return person.password === '' ? [...found, problem('password-missing', 'error', 'password', '')] : found;
}

function ofField(problems: readonly PersonProblem[], field: PersonField): PersonProblem[] {
  return problems.filter((found) => found.field === field && found.severity !== 'note');
}
