import { count } from './count.ts';
import type { Words } from './en.ts';

/** Every visible word of the pages, in French, with the no-break spaces that its punctuation asks for. */
export const fr: Words = {
  name: 'Français',
  frame: {
    untitledSpace: 'Rollcall',
    skip: 'Aller au contenu',
    navigation: 'Votre espace',
    profile: 'Mon profil',
    devices: 'Connexions',
    signOut: 'Se déconnecter',
  },
  form: {
    email: 'Adresse e-mail',
    password: 'Mot de passe',
    newPassword: 'Nouveau mot de passe',
    passwordRule: (least) => `Au moins ${least} caractères. Quelques mots à la suite se retiennent facilement.`,
    firstName: 'Prénom',
    lastName: 'Nom',
    language: 'Langue',
    summary: 'Veuillez vérifier ceci :',
    errorTitle: (title) => `Erreur : ${title}`,
  },
  problems: {
    'address-invalid': () => 'Saisissez une adresse e-mail, par exemple ada@exemple.fr.',
    'names-missing': () => 'Saisissez votre prénom, votre nom, ou les deux.',
    'name-too-long': (most) => `Raccourcissez le nom à ${most} caractères au plus.`,
    'name-unusable': () => 'Saisissez un nom sans lien, sans adresse web et sans caractère invisible.',
    'language-unknown': () => 'Choisissez une des langues de la liste.',
    'space-name-missing': () => 'Saisissez le nom de l’espace.',
    'space-name-unusable': () => 'Saisissez un nom de 100 caractères au plus, sans lien ni adresse web.',
    'password-too-short': (least) => `Choisissez un mot de passe plus long : au moins ${least} caractères.`,
    'password-too-long': (most) => `Choisissez un mot de passe plus court : ${most} caractères au plus.`,
    'password-common': () => 'Choisissez un autre mot de passe : celui-ci est parmi les premiers que l’on devine.',
    'password-is-address': () => 'Choisissez un mot de passe qui n’est pas votre adresse e-mail.',
    'password-unchanged': () => 'Choisissez un autre mot de passe : c’est celui que l’on vous a donné.',
    'password-wrong': () => 'Saisissez à nouveau votre mot de passe actuel : celui-ci n’est pas le bon.',
    'credentials-wrong': () =>
      'L’adresse et le mot de passe ne correspondent pas. Vérifiez les deux, ou choisissez un nouveau mot de passe.',
    'setup-code-wrong': () =>
      'Vérifiez le code de mise en service : celui-ci n’est pas le bon. Il est affiché là où l’espace a été démarré.',
    'user-code-unknown': () =>
      'Vérifiez le code : celui-ci est inconnu ici, ou il a expiré. L’extension peut en afficher un nouveau.',
  },
  setup: {
    title: 'Mettre en service votre espace',
    intro: 'Vous en serez le propriétaire : la personne qui peut tout y faire. Cette page ne sert qu’une fois.',
    code: 'Code de mise en service',
    codeHint: 'Il est affiché là où l’espace a été démarré.',
    spaceName: 'Nom de l’espace',
    spaceNameHint: 'On le lit dans chaque invitation, par exemple « Académie Exemple & Fils ».',
    spaceLanguage: 'Langue de l’espace',
    spaceLanguageHint: 'Pour les personnes dont on ne connaît pas la langue.',
    submit: 'Mettre l’espace en service',
    notYetTitle: 'Cet espace n’est pas encore en service',
    notYet: 'Son propriétaire doit d’abord lui donner un nom.',
    toSetup: 'Mettre l’espace en service',
  },
  signIn: {
    title: 'Se connecter',
    submit: 'Se connecter',
    forgot: 'J’ai oublié mon mot de passe',
  },
  ownPassword: {
    title: 'Choisir votre propre mot de passe',
    intro:
      'Une autre personne a créé votre compte et connaît le mot de passe avec lequel vous venez de vous connecter. Choisissez-en un que personne d’autre ne connaît.',
    submit: 'Enregistrer le mot de passe',
    later: 'Plus tard',
    laterHint: 'Si vous le faites plus tard, la question vous sera posée à votre prochaine connexion.',
  },
  forgot: {
    title: 'Choisir un nouveau mot de passe',
    intro:
      'Saisissez l’adresse avec laquelle vous êtes membre. Nous vous enverrons un lien pour choisir un nouveau mot de passe.',
    submit: 'M’envoyer le lien',
    back: 'Retour à la connexion',
    sentTitle: 'Regardez votre messagerie',
    sent: 'Si cette adresse est celle d’un membre, un e-mail avec un lien est en route. Le lien fonctionne une fois, pendant une heure.',
    sentHint: 'Rien après quelques minutes ? Regardez dans les indésirables, ou vérifiez l’adresse et recommencez.',
  },
  reset: {
    title: 'Choisir un nouveau mot de passe',
    intro: 'Vos autres connexions et extensions autorisées prendront fin.',
    submit: 'Enregistrer le mot de passe',
    goneTitle: 'Ce lien ne fonctionne plus',
    gone: 'Un lien pour choisir un mot de passe fonctionne une fois et pour une durée limitée. Vous pouvez en demander un nouveau.',
    again: 'Demander un nouveau lien',
  },
  newAddress: {
    title: 'Confirmer votre nouvelle adresse',
    intro: 'Vous vous connecterez ensuite avec cette adresse, et les messages y seront envoyés.',
    passwordHint: 'Celui de votre compte. Si vous ne le connaissez plus, adressez-vous aux responsables de l’espace.',
    submit: 'Confirmer l’adresse',
    done: (email) => `L’adresse de votre compte est désormais ${email}.`,
    goOn: 'Vers l’espace',
    gone: 'Un lien vers une nouvelle adresse fonctionne une fois, pendant trois jours. Demandez-en un nouveau aux responsables de l’espace.',
  },
  unsubscribe: {
    title: 'Messages de cet espace',
    ask: (email, space) =>
      `Souhaitez-vous que ${space} n’envoie plus de rappels ni de nouvelles des parcours à ${email} ?`,
    stillSent:
      'Ce que vous demandez vous-même, comme un nouveau mot de passe, vous est toujours envoyé. Votre compte ou votre invitation reste en l’état.',
    submit: 'Ne plus rien envoyer de tel',
    done: (email) => `Plus aucun rappel ni aucune nouvelle des parcours n’est envoyé à ${email}.`,
    resume: 'Les recevoir à nouveau',
    resumed: (email) => `Ces messages sont à nouveau envoyés à ${email}.`,
    goneTitle: 'Ce lien ne fonctionne pas',
    gone: 'Le lien est incomplet, ou il a été envoyé à une adresse qui n’est plus connue ici. Utilisez celui du message le plus récent.',
  },
  accept: {
    title: (space) => `Bienvenue dans ${space}`,
    invitedBy: (inviter, space) => `${inviter} vous invite à rejoindre ${space}.`,
    invited: (space) => `Une invitation à rejoindre ${space} vous attend.`,
    submit: 'Rejoindre l’espace',
    goneTitle: 'Cette invitation ne peut pas être utilisée',
    gone: 'Le lien est incomplet, a expiré ou a déjà servi. Si vous avez déjà rejoint l’espace, connectez-vous. Sinon, demandez une nouvelle invitation à la personne qui vous a invité.',
    toSignIn: 'Se connecter',
    expiredTitle: 'Cette invitation a expiré',
    expiredBy: (inviter, space, date) =>
      `${inviter} vous avait envoyé une invitation à rejoindre ${space}. Le lien était valable jusqu’au ${date}.`,
    expired: (space, date) =>
      `Vous aviez reçu une invitation à rejoindre ${space}. Le lien était valable jusqu’au ${date}.`,
    askHint:
      'Demandez une nouvelle invitation : les administrateurs de l’espace voient votre demande et peuvent vous envoyer un nouveau lien.',
    ask: 'Demander une nouvelle invitation',
    asked: (date) =>
      `Vous avez demandé une nouvelle invitation le ${date}. Dès qu’un administrateur l’envoie, un nouveau lien arrive dans votre messagerie.`,
  },
  home: {
    title: (firstName) => (firstName ? `Bonjour ${firstName}` : 'Bonjour'),
    memberOf: (space) => `Vous êtes membre de ${space}.`,
    pathsText: 'Vos inscriptions : en cours, à venir et terminées.',
    profileText: 'Votre nom, votre langue, votre mot de passe.',
    devicesText: 'Vos connexions en cours, et ce qui peut agir pour vous.',
    connectTitle: 'Inviter des personnes avec l’extension Rollcall',
    connectInstall: 'Installez l’extension Rollcall dans votre navigateur et ouvrez-la.',
    connectAddress: 'Donnez-lui l’adresse de cet espace :',
    connectCompare: 'Comparez le code qu’elle affiche avec celui de la page qui s’ouvre, et autorisez-la.',
    haveCode: 'J’ai un code',
  },
  paths: {
    title: 'Mes parcours',
    none: 'Aucune inscription à un parcours pour le moment.',
    open: 'En cours',
    upcoming: 'À venir',
    ended: 'Terminés',
    from: (start, zone) => `À partir du ${start} (${zone})`,
    fromTo: (start, end, zone) => `Du ${start} au ${end} (${zone})`,
    timeOf: (place) => `heure : ${place}`,
  },
  profile: {
    title: 'Mon profil',
    save: 'Enregistrer',
    saved: 'C’est enregistré.',
    passwordTitle: 'Mot de passe',
    passwordIntro: 'Un nouveau mot de passe met fin à vos autres connexions et extensions autorisées.',
    oldPassword: 'Mot de passe actuel',
    change: 'Changer le mot de passe',
    changed: 'Le mot de passe est changé. Vos autres connexions et extensions autorisées ont pris fin.',
  },
  api: {
    title: 'L’API de cet espace',
    intro:
      'Un programme peut faire ici ce que les administrateurs font dans la console : lire et modifier les membres, les groupes, les invitations et les paramètres, et appliquer des lots exactement une fois.',
    token:
      'Une requête porte un jeton d’API. Le propriétaire et les administrateurs créent les leurs dans la console, sous Paramètres, Appareils et jetons ; un jeton permet de lire, ou de lire et d’écrire, jusqu’à son dernier jour.',
    rules:
      'Les corps sont en JSON. Les champs inconnus sont refusés. Ce qui n’existe pas et ce que vous n’avez pas le droit de voir sont tous deux introuvables. Les moments sont des millisecondes depuis 1970, en UTC. Un « ? » signale ce qui peut manquer. Les descriptions sont en anglais.',
    machines: 'La même chose pour les machines : OpenAPI 3.1',
    endpoints: 'Ce que l’on peut demander',
    shapes: 'Formes',
    refusals: 'Refus',
    refusalsIntro:
      'Une réponse qui n’est pas un succès dit pourquoi dans « problem », par un de ces codes, et nomme la requête, pour le journal de l’exploitant, dans « requestId ».',
    parameters: 'Paramètres',
    body: 'Corps',
    answer: 'Réponse',
    empty: 'Rien (204).',
    status: 'Statut',
    code: 'Code',
    who: ({ who, writes, tokens }) => {
      const people = who === 'owner' ? 'Pour le propriétaire' : 'Pour le propriétaire et les administrateurs';
      if (!tokens) return `${people}, avec une extension connectée ; pas avec un jeton d’API.`;
      return writes ? `${people}. Un jeton doit permettre d’écrire.` : `${people}. Tout jeton convient.`;
    },
  },
  devices: {
    title: 'Connexions et extensions',
    intro: 'Terminez celles que vous ne connaissez pas ou dont vous n’avez plus besoin.',
    browsers: 'Navigateurs',
    extensions: 'Extensions autorisées',
    noExtensions: 'Aucune extension n’est autorisée.',
    tokens: 'Jetons d’API',
    madeOn: (day) => `Créé le ${day}.`,
    since: (day) => `Connexion du ${day}.`,
    lastUsed: (day) => `Dernier usage le ${day}.`,
    current: 'ce navigateur',
    end: 'Terminer',
    endLabelled: (label) => `Terminer ${label}`,
    ended: 'C’est terminé.',
    unknownBrowser: 'Navigateur',
  },
  device: {
    title: 'Autoriser une extension',
    codeIntro: 'Saisissez le code que l’extension affiche.',
    code: 'Code',
    next: 'Continuer',
    confirmTitle: 'Autoriser cette extension ?',
    confirm: (label) =>
      `« ${label} » demande à agir pour vous : lire des listes, inviter des personnes et voir le résultat.`,
    elsewhere:
      'Cette demande vient d’un autre réseau que le vôtre. Si quelqu’un vous a envoyé ce lien ou ce code, n’autorisez pas.',
    compare: 'N’autorisez que si vous venez de le demander vous-même et qu’elle affiche ce code :',
    approve: 'Autoriser',
    deny: 'Ne pas autoriser',
    approvedTitle: 'L’extension est autorisée',
    approved: 'Vous pouvez fermer cette page et continuer dans l’extension.',
    deniedTitle: 'L’extension n’est pas autorisée',
    denied: 'Elle n’a reçu aucun accès. Si vous n’aviez rien demandé, il n’y a rien d’autre à faire.',
    notAllowed: 'Seuls le propriétaire et les admins de l’espace peuvent autoriser une extension.',
  },
  errors: {
    'not-found': { title: 'Cette page n’existe pas', text: 'Vérifiez l’adresse, ou repartez de la page d’accueil.' },
    'not-allowed': {
      title: 'Ce n’est pas autorisé',
      text: 'La demande ne vient pas d’une page de cet espace, ou vous n’avez pas ce droit. Ouvrez la page d’accueil et recommencez de là.',
    },
    'too-many-requests': {
      title: 'Trop d’essais',
      text: (minutes) => `Pour votre protection, attendez ${count(minutes, 'minute', 'minutes')} avant de recommencer.`,
    },
    'bad-request': {
      title: 'Cette demande n’a pas été comprise',
      text: 'Revenez en arrière, rechargez la page et recommencez.',
    },
    busy: { title: 'L’espace est occupé', text: 'Rien n’a été changé. Attendez quelques secondes et recommencez.' },
    unexpected: {
      title: 'Quelque chose s’est mal passé ici',
      text: 'Ce n’est pas votre faute. Recommencez ; si cela se répète, donnez le numéro ci-dessous à l’admin de l’espace.',
    },
    request: 'Numéro de la demande',
    home: 'Page d’accueil',
  },
};
