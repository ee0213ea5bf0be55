import type { LetterWords } from './letter-words.ts';
import { withinSentence } from './within-sentence.ts';

const within = (inviter: string) => withinSentence(inviter, 'El equipo de ');

/** The letters in Spanish, with "usted"; nothing in them agrees with the reader's gender. */
export const es: LetterWords = {
  greeting: (name) => `Hola, ${name}:`,
  greetingWithoutName: 'Hola:',
  someone: (space) => `El equipo de «${space}»`,
  copyLink: 'Si el botón no funciona, copie esta dirección en su navegador:',
  invitation: {
    subject: (inviter, space) => `${inviter} le invita a «${space}»`,
    invites: (inviter, space) => `${inviter} le invita a unirse al espacio de formación «${space}».`,
    whatToDo: 'Abra este enlace, elija su nombre y una contraseña, y ya estará dentro:',
    button: 'Aceptar la invitación',
    validUntil: (date) => `El enlace es personal. Funciona una sola vez, hasta el ${date}.`,
    why: {
      paste: (inviter) =>
        `Recibe este mensaje porque su dirección figura en una lista a partir de la cual ${within(inviter)} ha enviado invitaciones.`,
      page: (inviter) =>
        `Recibe este mensaje porque ${within(inviter)} ha tomado su dirección de una página web para enviarle una invitación.`,
      sheet: (inviter) =>
        `Recibe este mensaje porque su dirección figura en una hoja de cálculo a partir de la cual ${within(inviter)} ha enviado invitaciones.`,
      file: (inviter) =>
        `Recibe este mensaje porque su dirección figura en un archivo a partir del cual ${within(inviter)} ha enviado invitaciones.`,
      form: (inviter) =>
        `Recibe este mensaje porque ${within(inviter)} ha introducido su dirección para enviarle una invitación.`,
    },
    ignore:
      'Si no desea unirse, no tiene que hacer nada: no se abre ninguna cuenta sin usted y la invitación caduca por sí sola.',
    forget: 'Si desea que se elimine su dirección, responda a este mensaje pidiéndolo.',
  },
  reminder: {
    subject: (space) => `Su invitación a «${space}» sigue pendiente`,
    invited: (date, inviter, space) =>
      `El ${date}, ${within(inviter)} le invitó a unirse al espacio de formación «${space}». La invitación sigue pendiente.`,
  },
  credentials: {
    subject: (space) => `Su cuenta en «${space}»`,
    setUp: (inviter, space) => `${inviter} ha creado una cuenta para usted en el espacio de formación «${space}».`,
    whatToDo: 'Abra la página siguiente e inicie sesión con esta dirección y esta contraseña:',
    email: 'Correo electrónico:',
    password: 'Contraseña:',
    button: 'Iniciar sesión',
    asksForOwn: 'La primera vez que inicie sesión se le pedirá que elija su propia contraseña.',
    mayChange: 'Puede elegir su propia contraseña en cualquier momento, en su perfil.',
    why: {
      paste: (inviter) =>
        `Recibe este mensaje porque su dirección figura en una lista a partir de la cual ${within(inviter)} ha creado cuentas.`,
      page: (inviter) =>
        `Recibe este mensaje porque ${within(inviter)} ha tomado su dirección de una página web para crearle una cuenta.`,
      sheet: (inviter) =>
        `Recibe este mensaje porque su dirección figura en una hoja de cálculo a partir de la cual ${within(inviter)} ha creado cuentas.`,
      file: (inviter) =>
        `Recibe este mensaje porque su dirección figura en un archivo a partir del cual ${within(inviter)} ha creado cuentas.`,
      form: (inviter) =>
        `Recibe este mensaje porque ${within(inviter)} ha introducido su dirección para crearle una cuenta.`,
    },
    forget: 'Si no desea esta cuenta, o desea que se elimine su dirección, responda a este mensaje pidiéndolo.',
  },
  alsoPath: (path, session) => `También tiene una invitación al itinerario «${path}» (${session}): ya ha comenzado.`,
  path: {
    subject: (path, space) => `«${path}» ha comenzado en «${space}»`,
    begun: (path, session, space) =>
      `Tiene una invitación al itinerario «${path}» (${session}) en el espacio de formación «${space}». Ya ha comenzado.`,
    whatToDo: 'Lo encontrará entre sus itinerarios:',
    button: 'Mis itinerarios',
    joinFirst:
      'Todavía no se ha unido al espacio. Abra este enlace, elija su nombre y una contraseña, y ya estará dentro:',
    joinButton: 'Aceptar la invitación',
    joinUntil: (date) => `El enlace es personal. Funciona una sola vez, hasta el ${date}.`,
    why: 'Recibe este mensaje porque la administración del espacio le ha inscrito, o ha inscrito a un grupo del que forma parte.',
    forget: 'Si no desea participar, o desea que se elimine su dirección, responda a este mensaje pidiéndolo.',
  },
  reset: {
    subject: (space) => `Una nueva contraseña para «${space}»`,
    asked: (space) => `Alguien, probablemente usted, ha pedido una nueva contraseña para su cuenta en «${space}».`,
    whatToDo: 'Abra este enlace y elija una nueva contraseña:',
    button: 'Elegir una nueva contraseña',
    validFor: (minutes) =>
      minutes === 1
        ? 'El enlace es personal. Funciona una sola vez, durante el próximo minuto.'
        : `El enlace es personal. Funciona una sola vez, durante los próximos ${minutes} minutos.`,
    ignore: 'Si no ha sido usted, no tiene que hacer nada: su contraseña sigue siendo la misma.',
  },
  wayIn: {
    subject: (space) => `Su acceso a «${space}»`,
    sent: (inviter, space) => `${inviter} le envía un enlace a su cuenta en el espacio de formación «${space}».`,
    whatToDo:
      'Abra este enlace y elija una contraseña. A partir de entonces iniciará sesión con ella y con esta dirección:',
    ignore: 'Si ya puede iniciar sesión, no tiene que hacer nada: su contraseña sigue siendo la misma.',
  },
  newAddress: {
    subject: (space) => `¿Es esta su dirección para «${space}»?`,
    entered: (inviter, space) =>
      `${inviter} ha introducido esta dirección como la nueva de su cuenta en el espacio de formación «${space}».`,
    whatToDo:
      'Abra este enlace y confírmela con su contraseña. Hasta entonces, su cuenta conserva la dirección actual:',
    button: 'Confirmar la dirección',
    ignore: 'Si no tiene ninguna cuenta allí, no tiene que hacer nada: nada cambia y no se le enviará nada más.',
  },
};
