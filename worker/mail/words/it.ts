import type { LetterWords } from './letter-words.ts';
import { withinSentence } from './within-sentence.ts';

const within = (inviter: string) => withinSentence(inviter, 'Il team di ');

/** Whether a written date begins with a vowel when it is read out: "otto", "undici". */
const beginsWithVowel = (date: string) => /^(?:8|11) /.test(date);
const until = (date: string) => (beginsWithVowel(date) ? `fino all’${date}` : `fino al ${date}`);
const onDay = (date: string) => (beginsWithVowel(date) ? `L’${date}` : `Il ${date}`);

/** The letters in Italian, with "tu", as learning platforms do; nothing in them agrees with the reader's gender. */
export const it: LetterWords = {
  greeting: (name) => `Ciao ${name},`,
  greetingWithoutName: 'Ciao,',
  someone: (space) => `Il team di «${space}»`,
  copyLink: 'Se il pulsante non funziona, copia questo indirizzo nel tuo browser:',
  invitation: {
    subject: (inviter, space) => `${inviter} ti invita in «${space}»`,
    invites: (inviter, space) => `${inviter} ti invita a far parte dello spazio di formazione «${space}».`,
    whatToDo: 'Apri questo link, scegli il tuo nome e una password, ed è fatta:',
    button: 'Accetta l’invito',
    validUntil: (date) => `Il link è personale. Funziona una sola volta, ${until(date)}.`,
    why: {
      paste: (inviter) =>
        `Ricevi questo messaggio perché il tuo indirizzo si trova in un elenco da cui ${within(inviter)} ha inviato degli inviti.`,
      page: (inviter) =>
        `Ricevi questo messaggio perché ${within(inviter)} ha preso il tuo indirizzo da una pagina web per invitarti.`,
      sheet: (inviter) =>
        `Ricevi questo messaggio perché il tuo indirizzo si trova in un foglio di calcolo da cui ${within(inviter)} ha inviato degli inviti.`,
      file: (inviter) =>
        `Ricevi questo messaggio perché il tuo indirizzo si trova in un file da cui ${within(inviter)} ha inviato degli inviti.`,
      form: (inviter) =>
        `Ricevi questo messaggio perché ${within(inviter)} ha inserito il tuo indirizzo per invitarti.`,
    },
    ignore:
      'Se non vuoi partecipare, non devi fare nulla: nessun account viene aperto senza di te e l’invito scade da solo.',
    forget: 'Se vuoi che il tuo indirizzo venga cancellato, chiedilo rispondendo a questo messaggio.',
  },
  reminder: {
    subject: (space) => `Il tuo invito in «${space}» è ancora aperto`,
    invited: (date, inviter, space) =>
      `${onDay(date)} ${within(inviter)} ti ha invitato a far parte dello spazio di formazione «${space}». L’invito è ancora aperto.`,
  },
  credentials: {
    subject: (space) => `Il tuo account in «${space}»`,
    setUp: (inviter, space) => `${inviter} ha creato un account per te nello spazio di formazione «${space}».`,
    whatToDo: 'Apri la pagina qui sotto e accedi con questo indirizzo e questa password:',
    email: 'Indirizzo e-mail:',
    password: 'Password:',
    button: 'Accedi',
    asksForOwn: 'Al primo accesso ti verrà chiesto di scegliere una password tua.',
    mayChange: 'Puoi scegliere una password tua in qualsiasi momento, nel tuo profilo.',
    why: {
      paste: (inviter) =>
        `Ricevi questo messaggio perché il tuo indirizzo si trova in un elenco da cui ${within(inviter)} ha creato degli account.`,
      page: (inviter) =>
        `Ricevi questo messaggio perché ${within(inviter)} ha preso il tuo indirizzo da una pagina web per crearti un account.`,
      sheet: (inviter) =>
        `Ricevi questo messaggio perché il tuo indirizzo si trova in un foglio di calcolo da cui ${within(inviter)} ha creato degli account.`,
      file: (inviter) =>
        `Ricevi questo messaggio perché il tuo indirizzo si trova in un file da cui ${within(inviter)} ha creato degli account.`,
      form: (inviter) =>
        `Ricevi questo messaggio perché ${within(inviter)} ha inserito il tuo indirizzo per crearti un account.`,
    },
    forget:
      'Se non vuoi questo account, o vuoi che il tuo indirizzo venga cancellato, chiedilo rispondendo a questo messaggio.',
  },
  alsoPath: (path, session) => `C’è anche un invito per te al percorso «${path}» (${session}): è iniziato.`,
  path: {
    subject: (path, space) => `«${path}» è iniziato in «${space}»`,
    begun: (path, session, space) =>
      `C’è un invito per te al percorso «${path}» (${session}) nello spazio di formazione «${space}». È iniziato.`,
    whatToDo: 'Lo trovi tra i tuoi percorsi:',
    button: 'I miei percorsi',
    joinFirst: 'Non fai ancora parte dello spazio. Apri questo link, scegli il tuo nome e una password, ed è fatta:',
    joinButton: 'Accetta l’invito',
    joinUntil: (date) => `Il link è personale. Funziona una sola volta, ${until(date)}.`,
    why: 'Ricevi questo messaggio perché chi amministra lo spazio ha iscritto te, o un gruppo di cui fai parte.',
    forget:
      'Se non vuoi partecipare, o vuoi che il tuo indirizzo venga cancellato, chiedilo rispondendo a questo messaggio.',
  },
  reset: {
    subject: (space) => `Una nuova password per «${space}»`,
    asked: (space) => `Qualcuno, probabilmente tu, ha chiesto una nuova password per il tuo account in «${space}».`,
    whatToDo: 'Apri questo link e scegli una nuova password:',
    button: 'Scegli una nuova password',
    validFor: (minutes) =>
      minutes === 1
        ? 'Il link è personale. Funziona una sola volta, per il prossimo minuto.'
        : `Il link è personale. Funziona una sola volta, per i prossimi ${minutes} minuti.`,
    ignore: 'Se la richiesta non viene da te, non devi fare nulla: la tua password resta com’è.',
  },
  wayIn: {
    subject: (space) => `Il tuo accesso a «${space}»`,
    sent: (inviter, space) => `${inviter} ti invia un link al tuo account nello spazio di formazione «${space}».`,
    whatToDo: 'Apri questo link e scegli una password. Da quel momento accederai con quella e con questo indirizzo:',
    ignore: 'Se riesci già ad accedere, non devi fare nulla: la tua password resta com’è.',
  },
  newAddress: {
    subject: (space) => `È il tuo indirizzo per «${space}»?`,
    entered: (inviter, space) =>
      `${inviter} ha inserito questo indirizzo come il nuovo indirizzo del tuo account nello spazio di formazione «${space}».`,
    whatToDo:
      'Apri questo link e confermalo con la tua password. Fino ad allora il tuo account mantiene quello attuale:',
    button: 'Conferma l’indirizzo',
    ignore: 'Se non hai un account lì, non devi fare nulla: non cambia nulla e non riceverai altri messaggi.',
  },
};
