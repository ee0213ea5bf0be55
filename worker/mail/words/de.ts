import type { LetterWords } from './letter-words.ts';
import { withinSentence } from './within-sentence.ts';

const within = (inviter: string) => withinSentence(inviter, 'Das Team von ');

/** The letters in German, with "Sie". Who acts is always the subject, so that no name has to be declined. */
export const de: LetterWords = {
  greeting: (name) => `Guten Tag ${name},`,
  greetingWithoutName: 'Guten Tag,',
  someone: (space) => `Das Team von „${space}“`,
  copyLink: 'Falls die Schaltfläche nicht funktioniert, kopieren Sie diese Adresse in Ihren Browser:',
  invitation: {
    subject: (inviter, space) => `${inviter} lädt Sie zu „${space}“ ein`,
    invites: (inviter, space) => `${inviter} lädt Sie in den Lernbereich „${space}“ ein.`,
    whatToDo: 'Öffnen Sie diesen Link, wählen Sie Ihren Namen und ein Passwort, und Sie sind dabei:',
    button: 'Einladung annehmen',
    validUntil: (date) => `Der Link ist nur für Sie bestimmt. Er funktioniert einmal, bis zum ${date}.`,
    why: {
      paste: (inviter) =>
        `Sie erhalten diese E-Mail, weil Ihre Adresse in einer Liste steht, aus der ${within(inviter)} Einladungen verschickt hat.`,
      page: (inviter) =>
        `Sie erhalten diese E-Mail, weil ${within(inviter)} Ihre Adresse einer Webseite entnommen hat, um Sie einzuladen.`,
      sheet: (inviter) =>
        `Sie erhalten diese E-Mail, weil Ihre Adresse in einer Tabelle steht, aus der ${within(inviter)} Einladungen verschickt hat.`,
      file: (inviter) =>
        `Sie erhalten diese E-Mail, weil Ihre Adresse in einer Datei steht, aus der ${within(inviter)} Einladungen verschickt hat.`,
      form: (inviter) =>
        `Sie erhalten diese E-Mail, weil ${within(inviter)} Ihre Adresse eingegeben hat, um Sie einzuladen.`,
    },
    ignore:
      'Wenn Sie nicht teilnehmen möchten, brauchen Sie nichts zu tun: Ohne Sie wird kein Konto eröffnet, und die Einladung erlischt von selbst.',
    forget: 'Wenn Sie möchten, dass Ihre Adresse gelöscht wird, antworten Sie mit dieser Bitte auf diese E-Mail.',
  },
  reminder: {
    subject: (space) => `Ihre Einladung zu „${space}“ ist noch offen`,
    invited: (date, inviter, space) =>
      `Am ${date} hat ${within(inviter)} Sie in den Lernbereich „${space}“ eingeladen. Die Einladung ist noch offen.`,
  },
  credentials: {
    subject: (space) => `Ihr Konto bei „${space}“`,
    setUp: (inviter, space) => `${inviter} hat im Lernbereich „${space}“ ein Konto für Sie eingerichtet.`,
    whatToDo: 'Öffnen Sie die folgende Seite und melden Sie sich mit dieser Adresse und diesem Passwort an:',
    email: 'E-Mail-Adresse:',
    password: 'Passwort:',
    button: 'Anmelden',
    asksForOwn: 'Bei Ihrer ersten Anmeldung werden Sie gebeten, ein eigenes Passwort zu wählen.',
    mayChange: 'In Ihrem Profil können Sie jederzeit ein eigenes Passwort wählen.',
    why: {
      paste: (inviter) =>
        `Sie erhalten diese E-Mail, weil Ihre Adresse in einer Liste steht, aus der ${within(inviter)} Konten eingerichtet hat.`,
      page: (inviter) =>
        `Sie erhalten diese E-Mail, weil ${within(inviter)} Ihre Adresse einer Webseite entnommen hat, um ein Konto für Sie einzurichten.`,
      sheet: (inviter) =>
        `Sie erhalten diese E-Mail, weil Ihre Adresse in einer Tabelle steht, aus der ${within(inviter)} Konten eingerichtet hat.`,
      file: (inviter) =>
        `Sie erhalten diese E-Mail, weil Ihre Adresse in einer Datei steht, aus der ${within(inviter)} Konten eingerichtet hat.`,
      form: (inviter) =>
        `Sie erhalten diese E-Mail, weil ${within(inviter)} Ihre Adresse eingegeben hat, um ein Konto für Sie einzurichten.`,
    },
    forget:
      'Wenn Sie dieses Konto nicht wünschen oder möchten, dass Ihre Adresse gelöscht wird, antworten Sie mit dieser Bitte auf diese E-Mail.',
  },
  alsoPath: (path, session) => `Sie sind außerdem zum Lernpfad „${path}“ (${session}) eingeladen: Er hat begonnen.`,
  path: {
    subject: (path, space) => `„${path}“ hat in „${space}“ begonnen`,
    begun: (path, session, space) =>
      `Sie sind im Lernbereich „${space}“ zum Lernpfad „${path}“ (${session}) eingeladen. Er hat begonnen.`,
    whatToDo: 'Sie finden ihn unter Ihren Lernpfaden:',
    button: 'Meine Lernpfade',
    joinFirst:
      'Sie sind dem Lernbereich noch nicht beigetreten. Öffnen Sie diesen Link, wählen Sie Ihren Namen und ein Passwort, und Sie sind dabei:',
    joinButton: 'Einladung annehmen',
    joinUntil: (date) => `Der Link ist nur für Sie bestimmt. Er funktioniert einmal, bis zum ${date}.`,
    why: 'Sie erhalten diese E-Mail, weil die Verwaltung des Lernbereichs Sie oder eine Ihrer Gruppen angemeldet hat.',
    forget:
      'Wenn Sie nicht teilnehmen möchten oder möchten, dass Ihre Adresse gelöscht wird, antworten Sie mit dieser Bitte auf diese E-Mail.',
  },
  reset: {
    subject: (space) => `Ein neues Passwort für „${space}“`,
    asked: (space) =>
      `Jemand, vermutlich Sie selbst, hat ein neues Passwort für Ihr Konto im Lernbereich „${space}“ angefordert.`,
    whatToDo: 'Öffnen Sie diesen Link und wählen Sie ein neues Passwort:',
    button: 'Neues Passwort wählen',
    validFor: (minutes) =>
      minutes === 1
        ? 'Der Link ist nur für Sie bestimmt. Er funktioniert einmal, noch eine Minute lang.'
        : `Der Link ist nur für Sie bestimmt. Er funktioniert einmal, noch ${minutes} Minuten lang.`,
    ignore: 'Wenn Sie das nicht waren, brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist.',
  },
  wayIn: {
    subject: (space) => `Ihr Zugang zu „${space}“`,
    sent: (inviter, space) => `${inviter} schickt Ihnen einen Link zu Ihrem Konto im Lernbereich „${space}“.`,
    whatToDo:
      'Öffnen Sie diesen Link und wählen Sie ein Passwort. Danach melden Sie sich damit und mit dieser Adresse an:',
    ignore: 'Wenn Sie sich bereits anmelden können, brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist.',
  },
  newAddress: {
    subject: (space) => `Ist das Ihre Adresse für „${space}“?`,
    entered: (inviter, space) =>
      `${inviter} hat diese Adresse als die neue Adresse Ihres Kontos im Lernbereich „${space}“ eingetragen.`,
    whatToDo:
      'Öffnen Sie diesen Link und bestätigen Sie die Adresse mit Ihrem Passwort. Bis dahin behält Ihr Konto seine bisherige Adresse:',
    button: 'Adresse bestätigen',
    ignore:
      'Wenn Sie dort kein Konto haben, brauchen Sie nichts zu tun: Nichts ändert sich, und Sie erhalten keine weiteren E-Mails.',
  },
};
