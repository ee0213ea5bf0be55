import { foldWord } from '../../../shared/people/name-words.ts';

/** Words of offices, roles and pages that look like names in headings, links and pictures' words, folded. */
const words = new Set(
  // Roles.
  (
    'directeur directrice director president presidente vice tresorier tresoriere treasurer secretaire secretary manager head ' +
    'chief officer ceo cto cfo coo drh daf dsi assistant assistante adjoint adjointe deputy responsable chef cheffe lead leader ' +
    'charge chargee conseiller conseillere adviser advisor consultant consultante coordinateur coordinatrice coordinator ' +
    'enseignant enseignante teacher lecturer chercheur chercheuse researcher scientist ingenieur ingenieure engineer developer ' +
    'developpeur developpeuse designer graphiste comptable accountant technicien technicienne stagiaire intern trainee apprenti ' +
    'apprentie delegue deleguee elu elue animateur animatrice educateur educatrice infirmier infirmiere psychologue ' +
    'bibliothecaire librarian documentaliste principal proviseur inspecteur inspectrice fondateur fondatrice founder cofounder ' +
    'partner associe associee membre membres member members auteur author editor redacteur redactrice student students ' +
    'etudiant etudiante phd doctorant doctorante postdoc professor professeure emeritus emerite maitresse conferences ' +
    'analyst analyste architect architecte gestionnaire agent agente hote hotesse juriste avocat avocate medecin nurse ' +
    // Offices.
    'service services departement department direction pole bureau office equipe team teams staff faculty board conseil ' +
    'comite committee commission communication marketing sales ventes vente finance finances comptabilite accueil reception ' +
    'contact contacts support rh ressources humaines human resources recherche research general generale generaux ' +
    'scientifique administratif administrative administration informatique it juridique legal qualite quality production ' +
    'logistique achats commercial commerciale mediatheque bibliotheque library mairie ecole school college lycee universite ' +
    'university laboratoire laboratory lab institut institute association club societe company group groupe secretariat ' +
    'formation training pedagogique technique technical press presse media international national regional academique ' +
    'campus faculte division section unit unite centre center clinic hospital hopital tresorerie scolarite studies etudes ' +
    // Pages.
    'photo portrait image picture avatar logo profil profile page site web website voir view more plus lire read telecharger ' +
    'download annuaire directory trombinoscope organigramme liste list people personnes our notre nos nous us about accueil home ' +
    'menu news actualites search message messages email mail mailto courriel ecrire envoyer send write click cliquez ' +
    'phone telephone tel mobile fax adresse address vcard vcf calendar agenda copyright legal mentions connexion login share ' +
    'partager twitter linkedin facebook instagram github subject objet date from reply previous next thread index archive ' +
    'join follow subscribe newsletter monday tuesday wednesday thursday friday lundi mardi mercredi jeudi vendredi samedi'
  ).split(' '),
);

/** Whether a word names an office, a role or a part of a page rather than a person. */
export function isOfficeWord(word: string): boolean {
  return words.has(foldWord(word.replace(/[.,:;·]+$/, '')));
}
