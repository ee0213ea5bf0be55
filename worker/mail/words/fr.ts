import type { LetterWords } from './letter-words.ts';
import { withinSentence } from './within-sentence.ts';

const within = (inviter: string) => withinSentence(inviter, 'L’équipe de ');

/** "que" before a name: it loses its "e" before a vowel. An "h" and a "y" before a vowel may be said either way. */
function que(inviter: string): string {
  const first = inviter.normalize('NFD').toLowerCase();
  const elides = /^(?:[aeiouœæ]|y(?![aeiou]))/.test(first);
  return elides ? `qu’${inviter}` : `que ${within(inviter)}`;
}

/** The letters in French; the spaces inside quotation marks do not break. */
export const fr: LetterWords = {
  greeting: (name) => `Bonjour ${name},`,
  greetingWithoutName: 'Bonjour,',
  someone: (space) => `L’équipe de « ${space} »`,
  copyLink: 'Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur :',
  invitation: {
    subject: (inviter, space) => `${inviter} vous invite dans « ${space} »`,
    invites: (inviter, space) => `${inviter} vous invite à rejoindre l’espace de formation « ${space} ».`,
    whatToDo: 'Ouvrez ce lien, choisissez votre nom et un mot de passe, et vous y êtes :',
    button: 'Accepter l’invitation',
    validUntil: (date) => `Ce lien est personnel. Il fonctionne une seule fois, jusqu’au ${date}.`,
    why: {
      paste: (inviter) =>
        `Vous recevez ce message parce que votre adresse figure dans une liste à partir de laquelle ${within(inviter)} a envoyé des invitations.`,
      page: (inviter) =>
        `Vous recevez ce message parce ${que(inviter)} a relevé votre adresse sur une page web pour vous inviter.`,
      sheet: (inviter) =>
        `Vous recevez ce message parce que votre adresse figure dans une feuille de calcul à partir de laquelle ${within(inviter)} a envoyé des invitations.`,
      file: (inviter) =>
        `Vous recevez ce message parce que votre adresse figure dans un fichier à partir duquel ${within(inviter)} a envoyé des invitations.`,
      form: (inviter) => `Vous recevez ce message parce ${que(inviter)} a saisi votre adresse pour vous inviter.`,
    },
    ignore:
      'Si vous ne souhaitez pas rejoindre cet espace, ne faites rien : aucun compte n’est ouvert sans vous, et l’invitation s’éteint d’elle-même.',
    forget: 'Si vous voulez que votre adresse soit supprimée, répondez à ce message en le demandant.',
  },
  reminder: {
    subject: (space) => `Votre invitation dans « ${space} » vous attend toujours`,
    invited: (date, inviter, space) =>
      `Le ${date}, ${within(inviter)} vous a invité(e) à rejoindre l’espace de formation « ${space} ». L’invitation est toujours valable.`,
  },
  credentials: {
    subject: (space) => `Votre compte dans « ${space} »`,
    setUp: (inviter, space) => `${inviter} a créé un compte pour vous dans l’espace de formation « ${space} ».`,
    whatToDo: 'Ouvrez la page ci-dessous et connectez-vous avec cette adresse et ce mot de passe :',
    email: 'Adresse e-mail :',
    password: 'Mot de passe :',
    button: 'Se connecter',
    asksForOwn: 'À votre première connexion, il vous sera demandé de choisir votre propre mot de passe.',
    mayChange: 'Vous pouvez à tout moment choisir votre propre mot de passe dans votre profil.',
    why: {
      paste: (inviter) =>
        `Vous recevez ce message parce que votre adresse figure dans une liste à partir de laquelle ${within(inviter)} a créé des comptes.`,
      page: (inviter) =>
        `Vous recevez ce message parce ${que(inviter)} a relevé votre adresse sur une page web pour vous créer un compte.`,
      sheet: (inviter) =>
        `Vous recevez ce message parce que votre adresse figure dans une feuille de calcul à partir de laquelle ${within(inviter)} a créé des comptes.`,
      file: (inviter) =>
        `Vous recevez ce message parce que votre adresse figure dans un fichier à partir duquel ${within(inviter)} a créé des comptes.`,
      form: (inviter) =>
        `Vous recevez ce message parce ${que(inviter)} a saisi votre adresse pour vous créer un compte.`,
    },
    forget:
      'Si vous ne voulez pas de ce compte, ou si vous voulez que votre adresse soit supprimée, répondez à ce message en le demandant.',
  },
  alsoPath: (path, session) => `Le parcours « ${path} » (${session}) vous est aussi ouvert : il a commencé.`,
  path: {
    subject: (path, space) => `« ${path} » a commencé dans « ${space} »`,
    begun: (path, session, space) =>
      `Le parcours « ${path} » (${session}) vous est ouvert dans l’espace de formation « ${space} ». Il a commencé.`,
    whatToDo: 'Vous le trouvez parmi vos parcours :',
    button: 'Mes parcours',
    joinFirst:
      'Vous n’avez pas encore rejoint l’espace. Ouvrez ce lien, choisissez votre nom et un mot de passe, et vous y êtes :',
    joinButton: 'Accepter l’invitation',
    joinUntil: (date) => `Ce lien est personnel. Il fonctionne une seule fois, jusqu’au ${date}.`,
    why: 'Vous recevez ce message parce que les responsables de l’espace vous ont inscrit(e), ou un groupe dont vous faites partie.',
    forget:
      'Si vous ne souhaitez pas participer, ou souhaitez que votre adresse soit supprimée, répondez à ce message en le demandant.',
  },
  reset: {
    subject: (space) => `Un nouveau mot de passe pour « ${space} »`,
    asked: (space) =>
      `Quelqu’un, sans doute vous, a demandé un nouveau mot de passe pour votre compte dans « ${space} ».`,
    whatToDo: 'Ouvrez ce lien et choisissez un nouveau mot de passe :',
    button: 'Choisir un nouveau mot de passe',
    validFor: (minutes) =>
      minutes === 1
        ? 'Ce lien est personnel. Il fonctionne une seule fois, pendant une minute.'
        : `Ce lien est personnel. Il fonctionne une seule fois, pendant ${minutes} minutes.`,
    ignore: 'Si ce n’était pas vous, ne faites rien : votre mot de passe reste le même.',
  },
  wayIn: {
    subject: (space) => `Votre accès à « ${space} »`,
    sent: (inviter, space) =>
      `${inviter} vous envoie un lien vers votre compte dans l’espace de formation « ${space} ».`,
    whatToDo:
      'Ouvrez ce lien et choisissez un mot de passe. Vous vous connecterez ensuite avec ce mot de passe et cette adresse :',
    ignore: 'Si vous pouvez déjà vous connecter, ne faites rien : votre mot de passe reste le même.',
  },
  newAddress: {
    subject: (space) => `Cette adresse est-elle la vôtre pour « ${space} » ?`,
    entered: (inviter, space) =>
      `${inviter} a saisi cette adresse comme la nouvelle adresse de votre compte dans l’espace de formation « ${space} ».`,
    whatToDo:
      'Ouvrez ce lien et confirmez-la avec votre mot de passe. D’ici là, votre compte garde son adresse actuelle :',
    button: 'Confirmer l’adresse',
    ignore:
      'Si vous n’avez pas de compte dans cet espace, ne faites rien : rien ne change, et vous ne recevrez plus rien.',
  },
};
