import type { LetterWords } from './letter-words.ts';
import { withinSentence } from './within-sentence.ts';

const within = (inviter: string) => withinSentence(inviter, 'A equipe de ');

/** The letters in Portuguese: Brazilian, as `pt` alone means (Unicode CLDR), in words that are read elsewhere, too. */
export const pt: LetterWords = {
  greeting: (name) => `Olá, ${name}!`,
  greetingWithoutName: 'Olá!',
  someone: (space) => `A equipe de “${space}”`,
  copyLink: 'Se o botão não funcionar, copie este endereço para o seu navegador:',
  invitation: {
    subject: (inviter, space) => `${inviter} convida você para “${space}”`,
    invites: (inviter, space) => `${inviter} convida você a fazer parte do espaço de formação “${space}”.`,
    whatToDo: 'Abra este link, escolha o seu nome e uma senha, e pronto:',
    button: 'Aceitar o convite',
    validUntil: (date) => `O link é só para você. Funciona uma única vez, até ${date}.`,
    why: {
      paste: (inviter) =>
        `Você recebe esta mensagem porque o seu endereço está em uma lista a partir da qual ${within(inviter)} enviou convites.`,
      page: (inviter) =>
        `Você recebe esta mensagem porque ${within(inviter)} obteve o seu endereço em uma página da web para convidar você.`,
      sheet: (inviter) =>
        `Você recebe esta mensagem porque o seu endereço está em uma planilha a partir da qual ${within(inviter)} enviou convites.`,
      file: (inviter) =>
        `Você recebe esta mensagem porque o seu endereço está em um arquivo a partir do qual ${within(inviter)} enviou convites.`,
      form: (inviter) =>
        `Você recebe esta mensagem porque ${within(inviter)} informou o seu endereço para convidar você.`,
    },
    ignore:
      'Se não quiser participar, não precisa fazer nada: nenhuma conta é aberta sem você, e o convite expira sozinho.',
    forget: 'Se quiser que o seu endereço seja apagado, responda a esta mensagem pedindo isso.',
  },
  reminder: {
    subject: (space) => `O seu convite para “${space}” continua aberto`,
    invited: (date, inviter, space) =>
      `Em ${date}, ${within(inviter)} convidou você a fazer parte do espaço de formação “${space}”. O convite continua aberto.`,
  },
  credentials: {
    subject: (space) => `A sua conta em “${space}”`,
    setUp: (inviter, space) => `${inviter} criou uma conta para você no espaço de formação “${space}”.`,
    whatToDo: 'Abra a página abaixo e entre com este endereço e esta senha:',
    email: 'Endereço de e-mail:',
    password: 'Senha:',
    button: 'Entrar',
    asksForOwn: 'No primeiro acesso, será pedido que você escolha a sua própria senha.',
    mayChange: 'Você pode escolher a sua própria senha a qualquer momento, no seu perfil.',
    why: {
      paste: (inviter) =>
        `Você recebe esta mensagem porque o seu endereço está em uma lista a partir da qual ${within(inviter)} criou contas.`,
      page: (inviter) =>
        `Você recebe esta mensagem porque ${within(inviter)} obteve o seu endereço em uma página da web para criar uma conta para você.`,
      sheet: (inviter) =>
        `Você recebe esta mensagem porque o seu endereço está em uma planilha a partir da qual ${within(inviter)} criou contas.`,
      file: (inviter) =>
        `Você recebe esta mensagem porque o seu endereço está em um arquivo a partir do qual ${within(inviter)} criou contas.`,
      form: (inviter) =>
        `Você recebe esta mensagem porque ${within(inviter)} informou o seu endereço para criar uma conta para você.`,
    },
    forget:
      'Se não quiser esta conta, ou quiser que o seu endereço seja apagado, responda a esta mensagem pedindo isso.',
  },
  alsoPath: (path, session) => `Você também recebeu um convite para a trilha “${path}” (${session}): ela já começou.`,
  path: {
    subject: (path, space) => `“${path}” começou em “${space}”`,
    begun: (path, session, space) =>
      `Você recebeu um convite para a trilha “${path}” (${session}) no espaço de formação “${space}”. Ela já começou.`,
    whatToDo: 'Você a encontra entre as suas trilhas:',
    button: 'Minhas trilhas',
    joinFirst: 'Você ainda não faz parte do espaço. Abra este link, escolha o seu nome e uma senha, e pronto:',
    joinButton: 'Aceitar o convite',
    joinUntil: (date) => `O link é só para você. Funciona uma única vez, até ${date}.`,
    why: 'Você recebe esta mensagem porque a administração do espaço inscreveu você, ou um grupo do qual você faz parte.',
    forget:
      'Se não quiser participar, ou quiser que o seu endereço seja apagado, responda a esta mensagem pedindo isso.',
  },
  reset: {
    subject: (space) => `Uma nova senha para “${space}”`,
    asked: (space) => `Alguém, provavelmente você, pediu uma nova senha para a sua conta em “${space}”.`,
    whatToDo: 'Abra este link e escolha uma nova senha:',
    button: 'Escolher uma nova senha',
    validFor: (minutes) =>
      minutes === 1
        ? 'O link é só para você. Funciona uma única vez, durante o próximo minuto.'
        : `O link é só para você. Funciona uma única vez, durante os próximos ${minutes} minutos.`,
    ignore: 'Se não foi você, não precisa fazer nada: a sua senha continua a mesma.',
  },
  wayIn: {
    subject: (space) => `O seu acesso a “${space}”`,
    sent: (inviter, space) => `${inviter} envia a você um link para a sua conta no espaço de formação “${space}”.`,
    whatToDo: 'Abra este link e escolha uma senha. A partir daí, você entra com ela e com este endereço:',
    ignore: 'Se você já consegue entrar, não precisa fazer nada: a sua senha continua a mesma.',
  },
  newAddress: {
    subject: (space) => `Este é o seu endereço para “${space}”?`,
    entered: (inviter, space) =>
      `${inviter} informou este endereço como o novo endereço da sua conta no espaço de formação “${space}”.`,
    whatToDo: 'Abra este link e confirme o endereço com a sua senha. Até lá, a sua conta mantém o endereço atual:',
    button: 'Confirmar o endereço',
    ignore: 'Se você não tem conta lá, não precisa fazer nada: nada muda, e nada mais será enviado a você.',
  },
};
