import type { LetterWords } from './letter-words.ts';

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
      paste: (inviter) => `You get this mail because your address is in a list from which ${inviter} sent invitations.`,
      page: (inviter) => `You get this mail because ${inviter} took your address from a web page to invite you.`,
      sheet: (inviter) =>
        `You get this mail because your address is in a spreadsheet from which ${inviter} sent invitations.`,
      file: (inviter) => `You get this mail because your address is in a file from which ${inviter} sent invitations.`,
      form: (inviter) => `You get this mail because ${inviter} entered your address to invite you.`,
    },
    ignore:
      'If you do not want to join, do nothing: no account is opened without you, and the invitation ends by itself.',
    forget: 'If you want your address to be deleted, answer this mail and say so.',
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
};
