import type { Endpoint } from '../../shared/contract/endpoint.ts';

/** Who may ask something of the API, and with what. */
type Asking = Pick<Endpoint, 'who' | 'writes' | 'tokens'>;

const en = {
  title: 'The API of this space',
  intro:
    'Programs can do here what admins do in the console: read and change members, groups, invitations, settings, and apply batches exactly once.',
  token:
    'A request carries an API token. The owner and admins make theirs in the console, under Settings, Devices and tokens; a token reads only, or reads and writes, until its last day.',
  rules:
    'Bodies are JSON. Unknown fields are refused. What does not exist and what you may not see are both not found. Times are milliseconds since 1970, in UTC. A “?” marks what may be left out.',
  machines: 'The same for machines: OpenAPI 3.1',
  endpoints: 'What can be asked',
  shapes: 'Shapes',
  refusals: 'Refusals',
  refusalsIntro:
    'An answer that is no success says why in “problem”, by one of these codes, and names the request for the operator’s log in “requestId”.',
  parameters: 'Parameters',
  body: 'Body',
  answer: 'Answer',
  empty: 'Nothing (204).',
  status: 'Status',
  code: 'Code',
  who: ({ who, writes, tokens }: Asking) => {
    const people = who === 'owner' ? 'For the owner' : 'For the owner and admins';
    if (!tokens) return `${people}, with a connected extension; not with an API token.`;
    return writes ? `${people}. A token needs the scope “write”.` : `${people}. A token of any scope will do.`;
  },
};

/** The words of the API's description. */
export type ApiWords = typeof en;

const fr: ApiWords = {
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
};

/** The words of the API's description: in French for who reads the pages in French, in English for everybody else. */
export function apiWordsOf(language: string): { language: 'en' | 'fr'; words: ApiWords } {
  return language === 'fr' ? { language, words: fr } : { language: 'en', words: en };
}
