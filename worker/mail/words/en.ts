import type { LetterWords } from './letter-words.ts';
import { withinSentence } from './within-sentence.ts';

const within = (inviter: string) => withinSentence(inviter, 'The team of ');

/** The letters in English. */
export const en: LetterWords = {
  greeting: (name) => `Hello ${name},`,
  greetingWithoutName: 'Hello,',
  someone: (space) => `The team of “${space}”`,
  copyLink: 'If the button does not work, copy this address into your browser:',
  invitation: {
    subject: (inviter, space) => `${inviter} invites you to “${space}”`,
    invites: (inviter, space) => `${inviter} invites you to join the learning space “${space}”.`,
    whatToDo: 'Open this link, choose your name and a password, and you are in:',
    button: 'Accept the invitation',
    validUntil: (date) => `The link is for you alone. It works once, until ${date}.`,
    why: {
      paste: (inviter) =>
        `You get this mail because your address is in a list from which ${within(inviter)} sent invitations.`,
      page: (inviter) =>
        `You get this mail because ${within(inviter)} took your address from a web page to invite you.`,
      sheet: (inviter) =>
        `You get this mail because your address is in a spreadsheet from which ${within(inviter)} sent invitations.`,
      file: (inviter) =>
        `You get this mail because your address is in a file from which ${within(inviter)} sent invitations.`,
      form: (inviter) => `You get this mail because ${within(inviter)} entered your address to invite you.`,
    },
    ignore:
      'If you do not want to join, do nothing: no account is opened without you, and the invitation ends by itself.',
    forget: 'If you want your address to be deleted, answer this mail and say so.',
  },
  reminder: {
    subject: (space) => `Your invitation to “${space}” is still open`,
    invited: (date, inviter, space) =>
      `You were invited on ${date} by ${within(inviter)} to join the learning space “${space}”. The invitation is still open.`,
  },
  credentials: {
    subject: (space) => `Your account in “${space}”`,
    setUp: (inviter, space) => `${inviter} has set up an account for you in the learning space “${space}”.`,
    whatToDo: 'Open the page below and sign in with this address and this password:',
    email: 'E-mail address:',
    password: 'Password:',
    button: 'Sign in',
    asksForOwn: 'When you sign in for the first time, you are asked to choose a password of your own.',
    mayChange: 'You can choose a password of your own at any time, in your profile.',
    why: {
      paste: (inviter) =>
        `You get this mail because your address is in a list from which ${within(inviter)} set up accounts.`,
      page: (inviter) =>
        `You get this mail because ${within(inviter)} took your address from a web page to set up an account for you.`,
      sheet: (inviter) =>
        `You get this mail because your address is in a spreadsheet from which ${within(inviter)} set up accounts.`,
      file: (inviter) =>
        `You get this mail because your address is in a file from which ${within(inviter)} set up accounts.`,
      form: (inviter) =>
        `You get this mail because ${within(inviter)} entered your address to set up an account for you.`,
    },
    forget: 'If you do not want this account, or want your address to be deleted, answer this mail and say so.',
  },
  alsoPath: (path, session) => `You are also invited to the path “${path}” (${session}): it has begun.`,
  path: {
    subject: (path, space) => `“${path}” has begun in “${space}”`,
    begun: (path, session, space) =>
      `You are invited to the path “${path}” (${session}) in the learning space “${space}”. It has begun.`,
    whatToDo: 'You find it among your paths:',
    button: 'My paths',
    joinFirst: 'You have not joined the space yet. Open this link, choose your name and a password, and you are in:',
    joinButton: 'Accept the invitation',
    joinUntil: (date) => `The link is for you alone. It works once, until ${date}.`,
    why: 'You get this mail because an admin of the space enrolled you, or a group that you are in.',
    forget: 'If you do not want to take part, or want your address to be deleted, answer this mail and say so.',
  },
  reset: {
    subject: (space) => `A new password for “${space}”`,
    asked: (space) => `Somebody, probably you, asked for a new password for your account in “${space}”.`,
    whatToDo: 'Open this link and choose a new password:',
    button: 'Choose a new password',
    validFor: (minutes) =>
      minutes === 1
        ? 'The link is for you alone. It works once, during the next minute.'
        : `The link is for you alone. It works once, during the next ${minutes} minutes.`,
    ignore: 'If it was not you, do nothing: your password stays as it is.',
  },
  wayIn: {
    subject: (space) => `Your way into “${space}”`,
    sent: (inviter, space) => `${inviter} sends you a link to your account in the learning space “${space}”.`,
    whatToDo: 'Open this link and choose a password. From then on you sign in with it and with this address:',
    ignore: 'If you can sign in already, do nothing: your password stays as it is.',
  },
  newAddress: {
    subject: (space) => `Is this your address for “${space}”?`,
    entered: (inviter, space) =>
      `${inviter} entered this address as the new one of your account in the learning space “${space}”.`,
    whatToDo:
      'Open this link and confirm it with your password. Until then your account keeps the address that it has:',
    button: 'Confirm the address',
    ignore: 'If you have no account there, do nothing: nothing changes, and nothing more is sent to you.',
  },
};
