import type { LetterWords } from './letter-words.ts';
import { withinSentence } from './within-sentence.ts';

const within = (inviter: string) => withinSentence(inviter, 'Het team van ');

/** The letters in Dutch, with "je", as learning platforms do. */
export const nl: LetterWords = {
  greeting: (name) => `Hallo ${name},`,
  greetingWithoutName: 'Hallo,',
  someone: (space) => `Het team van ‘${space}’`,
  copyLink: 'Werkt de knop niet? Kopieer dan dit adres naar je browser:',
  invitation: {
    subject: (inviter, space) => `${inviter} nodigt je uit voor ‘${space}’`,
    invites: (inviter, space) => `${inviter} nodigt je uit om lid te worden van de leeromgeving ‘${space}’.`,
    whatToDo: 'Open deze link, kies je naam en een wachtwoord, en je bent binnen:',
    button: 'Uitnodiging accepteren',
    validUntil: (date) => `De link is alleen voor jou. Hij werkt één keer, tot ${date}.`,
    why: {
      paste: (inviter) =>
        `Je krijgt dit bericht omdat je adres in een lijst staat van waaruit ${within(inviter)} uitnodigingen heeft verstuurd.`,
      page: (inviter) =>
        `Je krijgt dit bericht omdat ${within(inviter)} je adres van een webpagina heeft overgenomen om je uit te nodigen.`,
      sheet: (inviter) =>
        `Je krijgt dit bericht omdat je adres in een spreadsheet staat van waaruit ${within(inviter)} uitnodigingen heeft verstuurd.`,
      file: (inviter) =>
        `Je krijgt dit bericht omdat je adres in een bestand staat van waaruit ${within(inviter)} uitnodigingen heeft verstuurd.`,
      form: (inviter) =>
        `Je krijgt dit bericht omdat ${within(inviter)} je adres heeft ingevoerd om je uit te nodigen.`,
    },
    ignore:
      'Wil je geen lid worden, dan hoef je niets te doen: zonder jou wordt er geen account geopend, en de uitnodiging verloopt vanzelf.',
    forget: 'Wil je dat je adres wordt verwijderd, vraag dat dan in een antwoord op dit bericht.',
  },
  reminder: {
    subject: (space) => `Je uitnodiging voor ‘${space}’ staat nog open`,
    invited: (date, inviter, space) =>
      `Op ${date} heeft ${within(inviter)} je uitgenodigd om lid te worden van de leeromgeving ‘${space}’. De uitnodiging staat nog open.`,
  },
  credentials: {
    subject: (space) => `Je account bij ‘${space}’`,
    setUp: (inviter, space) => `${inviter} heeft een account voor je aangemaakt in de leeromgeving ‘${space}’.`,
    whatToDo: 'Open de pagina hieronder en log in met dit adres en dit wachtwoord:',
    email: 'E-mailadres:',
    password: 'Wachtwoord:',
    button: 'Inloggen',
    asksForOwn: 'Als je voor het eerst inlogt, word je gevraagd een eigen wachtwoord te kiezen.',
    mayChange: 'In je profiel kun je op elk moment een eigen wachtwoord kiezen.',
    why: {
      paste: (inviter) =>
        `Je krijgt dit bericht omdat je adres in een lijst staat van waaruit ${within(inviter)} accounts heeft aangemaakt.`,
      page: (inviter) =>
        `Je krijgt dit bericht omdat ${within(inviter)} je adres van een webpagina heeft overgenomen om een account voor je aan te maken.`,
      sheet: (inviter) =>
        `Je krijgt dit bericht omdat je adres in een spreadsheet staat van waaruit ${within(inviter)} accounts heeft aangemaakt.`,
      file: (inviter) =>
        `Je krijgt dit bericht omdat je adres in een bestand staat van waaruit ${within(inviter)} accounts heeft aangemaakt.`,
      form: (inviter) =>
        `Je krijgt dit bericht omdat ${within(inviter)} je adres heeft ingevoerd om een account voor je aan te maken.`,
    },
    forget:
      'Wil je dit account niet, of wil je dat je adres wordt verwijderd, vraag dat dan in een antwoord op dit bericht.',
  },
  alsoPath: (path, session) => `Je bent ook uitgenodigd voor het leerpad ‘${path}’ (${session}): het is begonnen.`,
  path: {
    subject: (path, space) => `‘${path}’ is begonnen in ‘${space}’`,
    begun: (path, session, space) =>
      `Je bent uitgenodigd voor het leerpad ‘${path}’ (${session}) in de leeromgeving ‘${space}’. Het is begonnen.`,
    whatToDo: 'Je vindt het bij je leerpaden:',
    button: 'Mijn leerpaden',
    joinFirst:
      'Je bent nog geen lid van de leeromgeving. Open deze link, kies je naam en een wachtwoord, en je bent binnen:',
    joinButton: 'Uitnodiging accepteren',
    joinUntil: (date) => `De link is alleen voor jou. Hij werkt één keer, tot ${date}.`,
    why: 'Je krijgt dit bericht omdat een beheerder van de leeromgeving jou heeft ingeschreven, of een groep waar je in zit.',
    forget:
      'Wil je niet meedoen, of wil je dat je adres wordt verwijderd, vraag dat dan in een antwoord op dit bericht.',
  },
  reset: {
    subject: (space) => `Een nieuw wachtwoord voor ‘${space}’`,
    asked: (space) =>
      `Iemand, waarschijnlijk jijzelf, heeft om een nieuw wachtwoord gevraagd voor je account bij ‘${space}’.`,
    whatToDo: 'Open deze link en kies een nieuw wachtwoord:',
    button: 'Nieuw wachtwoord kiezen',
    validFor: (minutes) =>
      minutes === 1
        ? 'De link is alleen voor jou. Hij werkt één keer, nog één minuut lang.'
        : `De link is alleen voor jou. Hij werkt één keer, nog ${minutes} minuten lang.`,
    ignore: 'Was jij dit niet, dan hoef je niets te doen: je wachtwoord blijft zoals het is.',
  },
  wayIn: {
    subject: (space) => `Je toegang tot ‘${space}’`,
    sent: (inviter, space) => `${inviter} stuurt je een link naar je account in de leeromgeving ‘${space}’.`,
    whatToDo: 'Open deze link en kies een wachtwoord. Daarna log je daarmee in, en met dit adres:',
    ignore: 'Kun je al inloggen, dan hoef je niets te doen: je wachtwoord blijft zoals het is.',
  },
  newAddress: {
    subject: (space) => `Is dit je adres voor ‘${space}’?`,
    entered: (inviter, space) =>
      `${inviter} heeft dit adres ingevoerd als het nieuwe adres van je account in de leeromgeving ‘${space}’.`,
    whatToDo:
      'Open deze link en bevestig het adres met je wachtwoord. Tot dan houdt je account het adres dat het nu heeft:',
    button: 'Adres bevestigen',
    ignore:
      'Heb je daar geen account, dan hoef je niets te doen: er verandert niets en je krijgt verder geen berichten.',
  },
};
