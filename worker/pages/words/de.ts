import { count } from './count.ts';
import type { Words } from './en.ts';

/** Every visible word of the pages, in German, with "Sie". */
export const de: Words = {
  name: 'Deutsch',
  frame: {
    untitledSpace: 'Rollcall',
    skip: 'Zum Inhalt',
    navigation: 'Ihr Lernbereich',
    profile: 'Mein Profil',
    devices: 'Anmeldungen',
    signOut: 'Abmelden',
  },
  form: {
    email: 'E-Mail-Adresse',
    password: 'Passwort',
    newPassword: 'Neues Passwort',
    passwordRule: (least) => `Mindestens ${least} Zeichen. Ein paar Wörter hintereinander merkt man sich leicht.`,
    firstName: 'Vorname',
    lastName: 'Nachname',
    language: 'Sprache',
    summary: 'Bitte prüfen Sie Folgendes:',
    errorTitle: (title) => `Fehler: ${title}`,
  },
  problems: {
    'address-invalid': () => 'Geben Sie eine E-Mail-Adresse ein, zum Beispiel ada@example.org.',
    'names-missing': () => 'Geben Sie Ihren Vornamen, Ihren Nachnamen oder beide ein.',
    'name-too-long': (most) => `Kürzen Sie den Namen auf höchstens ${most} Zeichen.`,
    'name-unusable': () => 'Geben Sie einen Namen ohne Links, Webadressen und unsichtbare Zeichen ein.',
    'language-unknown': () => 'Wählen Sie eine der Sprachen aus der Liste.',
    'space-name-missing': () => 'Geben Sie den Namen des Lernbereichs ein.',
    'space-name-unusable': () =>
      'Geben Sie einen Namen von höchstens 100 Zeichen ein, ohne Links und ohne Webadressen.',
    'password-too-short': (least) => `Wählen Sie ein längeres Passwort: mindestens ${least} Zeichen.`,
    'password-too-long': (most) => `Wählen Sie ein kürzeres Passwort: höchstens ${most} Zeichen.`,
    'password-common': () => 'Wählen Sie ein anderes Passwort: Dieses gehört zu den ersten, die man errät.',
    'password-is-address': () => 'Wählen Sie ein Passwort, das nicht Ihre E-Mail-Adresse ist.',
    'password-unchanged': () => 'Wählen Sie ein anderes Passwort: Dieses wurde für Sie ausgesucht.',
    'password-wrong': () => 'Geben Sie Ihr jetziges Passwort noch einmal ein: Dieses stimmt nicht.',
    'credentials-wrong': () =>
      'Adresse und Passwort gehören nicht zusammen. Prüfen Sie beides oder setzen Sie ein neues Passwort.',
    'setup-code-wrong': () =>
      'Prüfen Sie den Einrichtungscode: Dieser stimmt nicht. Er wird dort angezeigt, wo der Lernbereich gestartet wurde.',
    'user-code-unknown': () =>
      'Prüfen Sie den Code: Dieser ist hier nicht bekannt oder abgelaufen. Die Erweiterung kann einen neuen anzeigen.',
  },
  setup: {
    title: 'Lernbereich einrichten',
    intro: 'Ihnen wird er gehören: Sie können dort alles tun. Diese Seite funktioniert nur einmal.',
    code: 'Einrichtungscode',
    codeHint: 'Er wird dort angezeigt, wo der Lernbereich gestartet wurde.',
    spaceName: 'Name des Lernbereichs',
    spaceNameHint: 'Er steht in jeder Einladung, zum Beispiel „Akademie Beispiel & Söhne“.',
    spaceLanguage: 'Sprache des Lernbereichs',
    spaceLanguageHint: 'Für Personen, deren Sprache nicht bekannt ist.',
    submit: 'Lernbereich einrichten',
    notYetTitle: 'Dieser Lernbereich ist noch nicht eingerichtet',
    notYet: 'Wem er gehört, muss ihm zuerst einen Namen geben.',
    toSetup: 'Lernbereich einrichten',
  },
  signIn: {
    title: 'Anmelden',
    submit: 'Anmelden',
    forgot: 'Ich habe mein Passwort vergessen',
  },
  ownPassword: {
    title: 'Eigenes Passwort wählen',
    intro:
      'Jemand anderes hat Ihr Konto eingerichtet und kennt das Passwort, mit dem Sie sich gerade angemeldet haben. Wählen Sie eines, das nur Sie kennen.',
    submit: 'Passwort speichern',
    later: 'Jetzt nicht',
    laterHint: 'Wenn Sie es später tun, werden Sie bei der nächsten Anmeldung wieder gefragt.',
  },
  forgot: {
    title: 'Neues Passwort setzen',
    intro:
      'Geben Sie die Adresse ein, mit der Sie Mitglied sind. Wir schicken Ihnen einen Link, mit dem Sie ein neues Passwort setzen können.',
    submit: 'Link schicken',
    back: 'Zurück zur Anmeldung',
    sentTitle: 'Sehen Sie in Ihrem Postfach nach',
    sent: 'Wenn diese Adresse einem Mitglied gehört, ist eine E-Mail mit einem Link unterwegs. Der Link funktioniert einmal, eine Stunde lang.',
    sentHint:
      'Nach ein paar Minuten noch keine E-Mail? Sehen Sie im Spam-Ordner nach, oder prüfen Sie die Adresse und versuchen Sie es noch einmal.',
  },
  reset: {
    title: 'Neues Passwort setzen',
    intro: 'Ihre anderen Anmeldungen und verbundenen Erweiterungen werden beendet.',
    submit: 'Passwort speichern',
    goneTitle: 'Dieser Link funktioniert nicht mehr',
    gone: 'Ein Link zum Setzen eines Passworts funktioniert einmal und nur für begrenzte Zeit. Sie können einen neuen anfordern.',
    again: 'Neuen Link anfordern',
  },
  newAddress: {
    title: 'Neue Adresse bestätigen',
    intro: 'Danach melden Sie sich mit dieser Adresse an, und E-Mails gehen dorthin.',
    passwordHint:
      'Das Ihres Kontos. Wenn Sie es nicht mehr kennen, wenden Sie sich an die Verwaltung des Lernbereichs.',
    submit: 'Adresse bestätigen',
    done: (email) => `Die Adresse Ihres Kontos ist jetzt ${email}.`,
    goOn: 'Zum Lernbereich',
    gone: 'Ein Link zu einer neuen Adresse funktioniert einmal, drei Tage lang. Bitten Sie die Verwaltung des Lernbereichs um einen neuen.',
  },
  unsubscribe: {
    title: 'E-Mails von diesem Lernbereich',
    ask: (email, space) =>
      `Soll ${space} keine Erinnerungen und keine Neuigkeiten zu Lernpfaden mehr an ${email} schicken?`,
    stillSent:
      'Was Sie selbst anfordern, etwa ein neues Passwort, wird weiterhin geschickt. Ihr Konto oder Ihre Einladung bleibt, wie es ist.',
    submit: 'Nichts dergleichen mehr schicken',
    done: (email) => `An ${email} werden keine Erinnerungen und keine Neuigkeiten zu Lernpfaden mehr geschickt.`,
    resume: 'Wieder schicken',
    resumed: (email) => `Diese E-Mails werden wieder an ${email} geschickt.`,
    goneTitle: 'Dieser Link funktioniert nicht',
    gone: 'Der Link ist unvollständig oder ging an eine Adresse, die hier nicht mehr bekannt ist. Nehmen Sie ihn aus der neuesten E-Mail.',
  },
  accept: {
    title: (space) => `Willkommen bei ${space}`,
    invitedBy: (inviter, space) => `${inviter} hat Sie zu ${space} eingeladen.`,
    invited: (space) => `Sie sind zu ${space} eingeladen.`,
    submit: 'Beitreten',
    goneTitle: 'Diese Einladung kann nicht verwendet werden',
    gone: 'Der Link ist unvollständig, abgelaufen oder wurde schon benutzt. Wenn Sie bereits beigetreten sind, melden Sie sich an. Wenn nicht, bitten Sie die Person, die Sie eingeladen hat, um eine neue Einladung.',
    toSignIn: 'Anmelden',
    expiredTitle: 'Diese Einladung ist abgelaufen',
    expiredBy: (inviter, space, date) =>
      `${inviter} hatte Sie zu ${space} eingeladen. Der Link war bis zum ${date} gültig.`,
    expired: (space, date) => `Sie waren zu ${space} eingeladen. Der Link war bis zum ${date} gültig.`,
    askHint:
      'Bitten Sie um eine neue Einladung: Die Verwaltung des Lernbereichs sieht das und kann Ihnen per E-Mail einen neuen Link schicken.',
    ask: 'Um eine neue Einladung bitten',
    asked: (date) =>
      `Sie haben am ${date} um eine neue Einladung gebeten. Sobald sie verschickt wird, kommt ein neuer Link in Ihr Postfach.`,
  },
  home: {
    title: (firstName) => (firstName ? `Guten Tag, ${firstName}` : 'Guten Tag'),
    memberOf: (space) => `Sie sind Mitglied von ${space}.`,
    pathsText: 'Wofür Sie angemeldet sind: laufend, kommend und beendet.',
    profileText: 'Ihr Name, Ihre Sprache, Ihr Passwort.',
    devicesText: 'Wo Sie angemeldet sind und was für Sie handeln darf.',
    connectTitle: 'Personen mit der Rollcall-Erweiterung einladen',
    connectInstall: 'Installieren Sie die Rollcall-Erweiterung in Ihrem Browser und öffnen Sie sie.',
    connectAddress: 'Geben Sie dort die Adresse dieses Lernbereichs ein:',
    connectCompare:
      'Vergleichen Sie den Code, den sie zeigt, mit dem auf der Seite, die sich öffnet, und erlauben Sie die Verbindung.',
    haveCode: 'Ich habe einen Code',
  },
  paths: {
    title: 'Meine Lernpfade',
    none: 'Sie sind noch für keinen Lernpfad angemeldet.',
    open: 'Laufend',
    upcoming: 'Kommend',
    ended: 'Beendet',
    from: (start, zone) => `Ab ${start} (${zone})`,
    fromTo: (start, end, zone) => `Von ${start} bis ${end} (${zone})`,
    timeOf: (place) => `Zeit: ${place}`,
  },
  profile: {
    title: 'Mein Profil',
    save: 'Speichern',
    saved: 'Gespeichert.',
    passwordTitle: 'Passwort',
    passwordIntro: 'Ein neues Passwort beendet Ihre anderen Anmeldungen und verbundenen Erweiterungen.',
    oldPassword: 'Jetziges Passwort',
    change: 'Passwort ändern',
    changed: 'Das Passwort ist geändert. Ihre anderen Anmeldungen und verbundenen Erweiterungen sind beendet.',
  },
  devices: {
    title: 'Anmeldungen und Erweiterungen',
    intro: 'Beenden Sie, was Sie nicht kennen oder nicht mehr brauchen.',
    browsers: 'Browser',
    extensions: 'Verbundene Erweiterungen',
    noExtensions: 'Keine Erweiterung ist verbunden.',
    tokens: 'API-Tokens',
    madeOn: (day) => `Erstellt am ${day}.`,
    since: (day) => `Angemeldet am ${day}.`,
    lastUsed: (day) => `Zuletzt benutzt am ${day}.`,
    current: 'dieser Browser',
    end: 'Beenden',
    endLabelled: (label) => `${label} beenden`,
    ended: 'Beendet.',
    unknownBrowser: 'Browser',
  },
  device: {
    title: 'Erweiterung verbinden',
    codeIntro: 'Geben Sie den Code ein, den die Erweiterung zeigt.',
    code: 'Code',
    next: 'Weiter',
    confirmTitle: 'Diese Erweiterung erlauben?',
    confirm: (label) =>
      `„${label}“ möchte für Sie handeln: Listen lesen, Personen einladen und sehen, was daraus wird.`,
    elsewhere:
      'Diese Anfrage kommt aus einem anderen Netz als Ihrem. Wenn Ihnen jemand diesen Link oder diesen Code geschickt hat, erlauben Sie sie nicht.',
    compare: 'Erlauben Sie es nur, wenn Sie es gerade selbst angefordert haben und sie diesen Code zeigt:',
    approve: 'Erlauben',
    deny: 'Nicht erlauben',
    approvedTitle: 'Die Erweiterung ist verbunden',
    approved: 'Sie können diese Seite schließen und in der Erweiterung weitermachen.',
    deniedTitle: 'Die Erweiterung ist nicht verbunden',
    denied: 'Sie hat keinen Zugang erhalten. Wenn Sie nichts angefordert haben, ist nichts weiter zu tun.',
    notAllowed: 'Nur wem der Lernbereich gehört und wer ihn verwaltet, kann eine Erweiterung verbinden.',
  },
  errors: {
    'not-found': {
      title: 'Diese Seite gibt es nicht',
      text: 'Prüfen Sie die Adresse oder beginnen Sie auf der Startseite.',
    },
    'not-allowed': {
      title: 'Das ist nicht erlaubt',
      text: 'Die Anfrage kam nicht von einer Seite dieses Lernbereichs, oder Sie dürfen das nicht. Öffnen Sie die Startseite und versuchen Sie es von dort aus.',
    },
    'too-many-requests': {
      title: 'Zu viele Versuche',
      text: (minutes) =>
        `Zu Ihrem Schutz: Bitte warten Sie ${count(minutes, 'Minute', 'Minuten')}, bevor Sie es noch einmal versuchen.`,
    },
    'bad-request': {
      title: 'Diese Anfrage wurde nicht verstanden',
      text: 'Gehen Sie zurück, laden Sie die Seite neu und versuchen Sie es noch einmal.',
    },
    busy: {
      title: 'Der Lernbereich ist beschäftigt',
      text: 'Nichts wurde geändert. Warten Sie ein paar Sekunden und versuchen Sie es noch einmal.',
    },
    unexpected: {
      title: 'Hier ist etwas schiefgegangen',
      text: 'Das liegt nicht an Ihnen. Versuchen Sie es noch einmal; wenn es wieder geschieht, nennen Sie der Verwaltung des Lernbereichs die Nummer unten.',
    },
    request: 'Nummer der Anfrage',
    home: 'Startseite',
  },
};
