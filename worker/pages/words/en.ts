import type { Endpoint } from '../../../shared/contract/endpoint.ts';
import { count } from './count.ts';

/** Who may ask something of the API, and with what. */
type Asking = Pick<Endpoint, 'who' | 'writes' | 'tokens'>;

/** Every visible word of the pages, in English; its shape is what each other language has to fill. */
export const en = {
  name: 'English',
  frame: {
    untitledSpace: 'Rollcall',
    skip: 'Go to the content',
    navigation: 'Your space',
    profile: 'My profile',
    devices: 'Sign-ins',
    signOut: 'Sign out',
  },
  form: {
    email: 'E-mail address',
    password: 'Password',
    newPassword: 'New password',
    passwordRule: (least: number) => `At least ${least} characters. A few words in a row are easy to remember.`,
    firstName: 'First name',
    lastName: 'Last name',
    language: 'Language',
    summary: 'Please check this:',
    errorTitle: (title: string) => `Error: ${title}`,
  },
  problems: {
    'address-invalid': () => 'Enter an e-mail address, such as ada@example.org.',
    'names-missing': () => 'Enter your first name, your last name, or both.',
    'name-too-long': (most: number) => `Shorten the name to ${most} characters or fewer.`,
    'name-unusable': () => 'Enter a name without links, web addresses or invisible characters.',
    'language-unknown': () => 'Choose one of the languages in the list.',
    'space-name-missing': () => 'Enter the name of the space.',
    'space-name-unusable': () => 'Enter a name of at most 100 characters, without links or web addresses.',
    'password-too-short': (least: number) => `Choose a longer password: at least ${least} characters.`,
    'password-too-long': (most: number) => `Choose a shorter password: at most ${most} characters.`,
    'password-common': () => 'Choose another password: this one is among the first that are guessed.',
    'password-is-address': () => 'Choose a password that is not your e-mail address.',
    'password-unchanged': () => 'Choose another password: this is the one that was chosen for you.',
    'password-wrong': () => 'Enter your present password again: this one is not right.',
    'credentials-wrong': () =>
      'The address and the password do not belong together. Check both, or set a new password.',
    'setup-code-wrong': () => 'Check the set-up code: this one is not right. It is shown where the space was started.',
    'user-code-unknown': () =>
      'Check the code: this one is not known here, or it has expired. The extension can show a new one.',
  },
  setup: {
    title: 'Set up your space',
    intro: 'You will be the owner: the person who can do everything here. This page works only once.',
    code: 'Set-up code',
    codeHint: 'It is shown where the space was started.',
    spaceName: 'Name of the space',
    spaceNameHint: 'People read it in every invitation, for example “Academy of Example & Sons”.',
    spaceLanguage: 'Language of the space',
    spaceLanguageHint: 'Used for people whose language is not known.',
    submit: 'Set up the space',
    notYetTitle: 'This space is not set up yet',
    notYet: 'Its owner has to name it first.',
    toSetup: 'Set up the space',
  },
  signIn: {
    title: 'Sign in',
    submit: 'Sign in',
    forgot: 'I forgot my password',
  },
  ownPassword: {
    title: 'Choose your own password',
    intro:
      'Somebody else has set up your account and knows the password with which you have just signed in. Choose one that only you know.',
    submit: 'Set the password',
    later: 'Not now',
    laterHint: 'If you do it later, you are asked again when you next sign in.',
  },
  forgot: {
    title: 'Set a new password',
    intro:
      'Enter the address with which you are a member. We will send you a link with which you can set a new password.',
    submit: 'Send me the link',
    back: 'Back to sign-in',
    sentTitle: 'Look at your mailbox',
    sent: 'If that address belongs to a member, a mail with a link is on its way. The link works once, for one hour.',
    sentHint: 'No mail after a few minutes? Look into the spam folder, or check the address and try again.',
  },
  reset: {
    title: 'Set a new password',
    intro: 'Your other sign-ins and connected extensions will end.',
    submit: 'Set the password',
    goneTitle: 'This link does not work any more',
    gone: 'A link to set a password works once and for a limited time. You can ask for a new one.',
    again: 'Ask for a new link',
  },
  newAddress: {
    title: 'Confirm your new address',
    intro: 'From then on you sign in with this address, and mails go there.',
    passwordHint: 'The one of your account. If you do not know it any more, ask who runs the space.',
    submit: 'Confirm the address',
    done: (email: string) => `The address of your account is ${email} now.`,
    goOn: 'To the space',
    gone: 'A link to a new address works once, for three days. Ask who runs the space for a new one.',
  },
  unsubscribe: {
    title: 'Mails from this space',
    ask: (email: string, space: string) => `Should ${space} send no more reminders and no news of paths to ${email}?`,
    stillSent:
      'What you ask for yourself, such as a new password, is still sent. Your account or invitation stays as it is.',
    submit: 'Send no more',
    done: (email: string) => `No more reminders and no news of paths are sent to ${email}.`,
    resume: 'Send them again',
    resumed: (email: string) => `These mails are sent to ${email} again.`,
    goneTitle: 'This link does not work',
    gone: 'The link is incomplete, or it was sent to an address that is not known here any more. Take it from the newest mail.',
  },
  accept: {
    title: (space: string) => `Welcome to ${space}`,
    invitedBy: (inviter: string, space: string) => `${inviter} has invited you to join ${space}.`,
    invited: (space: string) => `You have been invited to join ${space}.`,
    submit: 'Join',
    goneTitle: 'This invitation cannot be used',
    gone: 'The link is incomplete, has expired or has already been used. If you have joined before, sign in. If not, ask the person who invited you for a new invitation.',
    toSignIn: 'Sign in',
    expiredTitle: 'This invitation has expired',
    expiredBy: (inviter: string, space: string, date: string) =>
      `${inviter} had invited you to join ${space}. The link was valid until ${date}.`,
    expired: (space: string, date: string) =>
      `You had been invited to join ${space}. The link was valid until ${date}.`,
    askHint: 'Ask for a new invitation: the admins of the space see it, and can send you a new link by mail.',
    ask: 'Ask for a new invitation',
    asked: (date: string) =>
      `You asked for a new invitation on ${date}. When an admin sends it, a new link comes to your mailbox.`,
  },
  home: {
    title: (firstName: string) => (firstName ? `Hello, ${firstName}` : 'Hello'),
    memberOf: (space: string) => `You are a member of ${space}.`,
    pathsText: 'What you are enrolled in: open, coming and over.',
    profileText: 'Your name, your language, your password.',
    devicesText: 'Where you are signed in, and what may act for you.',
    connectTitle: 'Invite people with the Rollcall extension',
    connectInstall: 'Install the Rollcall extension in your browser and open it.',
    connectAddress: 'Give it the address of this space:',
    connectCompare: 'Compare the code that it shows with the one on the page that opens, and allow it.',
    haveCode: 'I have a code',
  },
  paths: {
    title: 'My paths',
    none: 'You are not enrolled in any path yet.',
    open: 'Open now',
    upcoming: 'Coming',
    ended: 'Over',
    from: (start: string, zone: string) => `From ${start} (${zone})`,
    fromTo: (start: string, end: string, zone: string) => `From ${start} to ${end} (${zone})`,
    timeOf: (place: string) => `${place} time`,
  },
  profile: {
    title: 'My profile',
    save: 'Save',
    saved: 'Saved.',
    passwordTitle: 'Password',
    passwordIntro: 'A new password ends your other sign-ins and connected extensions.',
    oldPassword: 'Present password',
    change: 'Change the password',
    changed: 'The password is changed. Your other sign-ins and connected extensions have ended.',
  },
  api: {
    title: 'The API of this space',
    intro:
      'Programs can do here what admins do in the console: read and change members, groups, invitations, settings, and apply batches exactly once.',
    token:
      'A request carries an API token. The owner and admins make theirs in the console, under Settings, Devices and tokens; a token reads only, or reads and writes, until its last day.',
    rules:
      'Bodies are JSON. Unknown fields are refused. What does not exist and what you may not see are both not found. Times are milliseconds since 1970, in UTC. A “?” marks what may be left out.',
    machines: 'The same for machines: OpenAPI 3.1',
    endpoints: 'What can be asked',
    shapes: 'Shapes',
    refusals: 'Refusals',
    refusalsIntro:
      'An answer that is no success says why in “problem”, by one of these codes, and names the request for the operator’s log in “requestId”.',
    parameters: 'Parameters',
    body: 'Body',
    answer: 'Answer',
    empty: 'Nothing (204).',
    status: 'Status',
    code: 'Code',
    who: ({ who, writes, tokens }: Asking) => {
      const people = who === 'owner' ? 'For the owner' : 'For the owner and admins';
      if (!tokens) return `${people}, with a connected extension; not with an API token.`;
      return writes ? `${people}. A token needs the scope “write”.` : `${people}. A token of any scope will do.`;
    },
  },
  devices: {
    title: 'Sign-ins and extensions',
    intro: 'End those that you do not know or no longer need.',
    browsers: 'Browsers',
    extensions: 'Connected extensions',
    noExtensions: 'No extension is connected.',
    tokens: 'API tokens',
    madeOn: (day: string) => `Made on ${day}.`,
    since: (day: string) => `Signed in on ${day}.`,
    lastUsed: (day: string) => `Last used on ${day}.`,
    current: 'this browser',
    end: 'End',
    endLabelled: (label: string) => `End ${label}`,
    ended: 'It is ended.',
    unknownBrowser: 'Browser',
  },
  device: {
    title: 'Connect an extension',
    codeIntro: 'Enter the code that the extension shows.',
    code: 'Code',
    next: 'Continue',
    confirmTitle: 'Allow this extension?',
    confirm: (label: string) => `“${label}” asks to act for you: to read lists, invite people and see the outcome.`,
    elsewhere:
      'This request comes from another network than yours. If somebody sent you this link or this code, do not allow it.',
    compare: 'Allow it only if you have just asked for it yourself and it shows this code:',
    approve: 'Allow',
    deny: 'Do not allow',
    approvedTitle: 'The extension is connected',
    approved: 'You can close this page and go on in the extension.',
    deniedTitle: 'The extension is not connected',
    denied: 'It got no access. If you did not ask for it, nothing more is to be done.',
    notAllowed: 'Only the owner and admins of the space can connect an extension.',
  },
  errors: {
    'not-found': { title: 'This page does not exist', text: 'Check the address, or begin at the home page.' },
    'not-allowed': {
      title: 'This is not allowed',
      text: 'The request did not come from a page of this space, or you may not do this. Open the home page and try again from there.',
    },
    'too-many-requests': {
      title: 'Too many attempts',
      text: (minutes: number) =>
        `For your protection, please wait ${count(minutes, 'minute', 'minutes')} before you try again.`,
    },
    'bad-request': { title: 'This request was not understood', text: 'Go back, reload the page and try again.' },
    busy: { title: 'The space is busy', text: 'Nothing was changed. Wait a few seconds and try again.' },
    unexpected: {
      title: 'Something went wrong here',
      text: 'It is not your fault. Try again; if it happens again, tell the admin of the space the number below.',
    },
    request: 'Request number',
    home: 'Home page',
  },
};

/** The shape of the words, the same for every language. */
export type Words = typeof en;
