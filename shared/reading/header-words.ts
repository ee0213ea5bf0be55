import type { ColumnMeaning } from './reading.ts';

/**
 * How the columns of lists are called, folded (lower case, no accents, one space between words), by what they mean.
 * From the exports of Google Contacts and Workspace, Outlook, Entra, Moodle, Mailchimp, Thunderbird, Pronote and
 * others; French and English first, then German, Spanish, Italian, Portuguese, Dutch.
 */
export const headerWords: Readonly<Record<Exclude<ColumnMeaning, null>, readonly string[]>> = {
  email: listed(`
    email, e mail, mail, mel, courriel, adresse mail, adresse email, adresse e mail, adresse courriel,
    adresse electronique, adresse de messagerie, adresse mel, messagerie, courrier electronique, email address,
    e mail address, mail address, emailaddress, email adress, electronic mail, primary email, primary e mail,
    email principal, mail principal, e mail principal, adresse email principale, adresse principale, work email,
    email work, business email, email pro, mail pro, email professionnel, mail professionnel,
    e mail professionnel, adresse mail professionnelle, adresse email professionnelle, e mail 1 value,
    email 1 value, email 1, e mail 1, mail 1, user email, email id, mail id, attendee email, participant email,
    student email, email participant, email apprenant, email eleve, mail eleve, email etudiant, mail etudiant,
    email salarie, email collaborateur, email stagiaire, email personnel, mail personnel, personal email,
    home email, contact email, email contact, to, mailadresse, email adresse, e mail adresse, mail adresse,
    emailadresse, correo, correo electronico, direccion de correo electronico, direccion de correo,
    posta elettronica, indirizzo email, indirizzo e mail, indirizzo mail, endereco de email, endereco de e mail,
    e mailadres, emailadres, mailadres, email addresses, emails, e mails, mails, courriels, adresses mail,
    adresses email, adresses e mail, person email, member email, learner email, employee email, your email,
    votre email, votre adresse email, login email, internet address, smtp, smtp address, primarysmtpaddress,
    primary smtp address, mail nickname address, почта, メール, メールアドレス, 邮箱, 电子邮件,
    电子邮箱, 이메일, 이메일 주소, البريد, البريد الإلكتروني, e post, epost, e postadress, e posta, eposta, sahkoposti
  `),
  lastName: listed(`
    nom, nom de famille, nom d usage, nom usage, nom usuel, nom de naissance, nom patronymique, patronyme, noms,
    last name, lastname, surname, family name, familyname, last, lname, sn, second name, nom apprenant,
    nom eleve, nom de l eleve, nom etudiant, nom du participant, nom participant, nom du stagiaire, nom salarie,
    attendee last name, student last name, user last name, order last name, nachname, familienname, zuname,
    apellido, apellidos, primer apellido, cognome, sobrenome, apelido, achternaam, familienaam, efternamn,
    etternavn, efternavn, nazwisko, soyad, soyadı, soyadi, soyisim, prijmeni, sukunimi, επώνυμο, фамилия, 姓, 성, اللقب, اسم العائلة
  `),
  firstName: listed(`
    prenom, prenoms, prenom usuel, prenom d usage, first name, firstname, given name, givenname, given names,
    forename, forenames, first, fname, christian name, preferred name, preferred first name, prenom apprenant,
    prenom eleve, prenom de l eleve, prenom etudiant, prenom du participant, prenom participant,
    prenom du stagiaire, prenom salarie, attendee first name, student first name, user first name,
    order first name, vorname, vornamen, rufname, primer nombre, nombre de pila, nombres, prenome, primeiro nome,
    voornaam, roepnaam, fornamn, fornavn, imie, krestni jmeno, etunimi, имя, 名, الاسم الأول
  `),
  fullName: listed(`
    name, full name, fullname, display name, displayname, nom complet, nom et prenom, nom prenom, prenom nom,
    prenom et nom, noms et prenoms, nom prenoms, nom prenom s, noms prenoms, prenoms et nom, prenoms nom,
    nom a afficher, nom affiche, nom usuel complet, identite, participant, participants, participante, apprenant, apprenants, apprenante, apprenant e,
    apprenant e s, apprenante s, eleve, eleves, etudiant, etudiants, stagiaire, stagiaires, salarie, salaries,
    collaborateur, collaborateurs, membre, membres, personne, personnes, utilisateur, contact, contact name,
    student, student name, students, learner, learner name, attendee, attendee name, attendees, participant name,
    user, user name full, employee, employee name, member, member name, members, person, person name,
    complete name, real name, real name 1, name original name, sortable name, vollstandiger name,
    nombre completo, nombre y apellidos, apellidos y nombre, nombre y apellido, nome completo, nome e cognome,
    cognome e nome, nominativo, volledige naam, naam, nombre, nome, teilnehmer, cn, common name, file as, 姓名, 氏名,
    名前, 이름, 성명, الاسم, الاسم الكامل, ονοματεπώνυμο, όνομα, jmeno,
    jmeno a prijmeni, namn, navn, nimi, ad, adı, adi, isim, ad soyad, adı soyadı, adi soyadi, isim soyisim
  `),
  labels: listed(`
    labels, label, etiquette, etiquettes, libelle, libelles, tag, tags, mots cles, categories, category,
    categorie, group membership, labels separes par, schlagworte, kategorien, etiquetas, etiqueta, etichette,
    categorias
  `),
  sendCredentials: listed(`
    send credentials, send credentials 1 0, sendcredentials, envoyer les identifiants, envoi des identifiants,
    envoi identifiants, envoyer identifiants, envoyer identifiants 1 0, envoi des identifiants 1 0,
    envoyer les identifiants 1 0, send login, send password, send welcome email, send invitation, envoyer mail,
    notify, notifier, send notification, credentials by mail, envoi mail, envoi du mail
  `),
  password: listed(`
    password, passwort, mot de passe, mdp, pass, pwd, passwd, initial password, temporary password,
    mot de passe initial, mot de passe temporaire, mot de passe provisoire, motdepasse, contrasena, clave, senha,
    palavra passe, wachtwoord, kennwort, losenord, new password
  `),
  language: listed(`
    language, langue, lang, locale, langage, preferred language, preferredlanguage, langue preferee,
    langue de l interface, user language, interface language, language code, code langue, sprache, idioma,
    lingua, taal, sprak, correspondence language, languages, langues
  `),
  additionalInformation: listed(`
    additional information, additional info, information complementaire, informations complementaires,
    infos complementaires, info complementaire, information additionnelle, informations additionnelles,
    informations supplementaires, information supplementaire, info, infos, informations, information, notes,
    note, commentaire, commentaires, comment, comments, remarque, remarques, remarks, observation, observations,
    description, details, bemerkung, bemerkungen, notizen, notas, comentarios, opmerkingen, divers, extra
  `),
  groups: listed(`
    groups, group, groupe, groupes, classe, classes, class, cohort, cohorts, cohort1, cohorte, cohortes, equipe,
    equipes, team, teams, promotion, promo, group id, group ids, group name, id groupe, ids groupes,
    identifiant groupe, id de groupe, id du groupe, groupe s, section, sections, division, gruppe, gruppen, grupo, grupos, gruppo, gruppi,
    groep, groepen, klasse, clase, turma, section name, groupes id
  `),
};

/** Words that say that a column is about somebody else, about a spare address, or about no person. */
export const otherPersonWords: ReadonlySet<string> = new Set(
  listed(`
    parent, parents, parental, pere, mere, father, mother, tuteur, tuteurs, tutrice, tutor, guardian, guardians,
    payeur, payer, payor, manager, managers, responsable, responsables, assistant, assistante, secondary,
    secondaire, recovery, recuperation, secours, urgence, emergency, superviseur, supervisor, sponsor, boss,
    chef, n+1, n1, conjoint, conjointe, spouse, partner, billing, facturation, invoice, payment, buyer, acheteur,
    purchaser, referent, referente, alternate, alternative, alternatif, backup, autre, other, inviter, invited,
    invite, owner, proprietaire, sender, expediteur, from, coach, teacher, enseignant, professeur, prof,
    formateur, formatrice, trainer, instructor, mentor, hr, rh, representant, legal, creator, createur, created,
    createdby, approver, approbateur, lehrer, eltern, vater, mutter, padre, madre, tutore, genitore, directeur,
    director, organization, organisation, organizational, university, universite, course, cours, formation,
    parcours, product, produit, file, fichier, domain, domaine, site, city, ville, country, pays, phone,
    telephone, company, societe, account, event, evenement, meeting, reunion, project, projet, host, hote, organizer,
    organiser, organisateur, middle, maiden, nickname, screen, phonetic, phonetique, yomi, deuxieme, bank, banque,
    entreprise, organisme, etablissement, employeur, employer, school, ecole
  `),
);

/** Headers only when nothing else stands in the cell: `First` names a column, `First login` does not. */
export const wholeHeaderWords: ReadonlySet<string> = new Set(
  listed(`
    first, last, second name, given name yomi, participant, participants, participante, apprenant, apprenants,
    apprenante, eleve, eleves, etudiant, etudiants, stagiaire, stagiaires, salarie, salaries, collaborateur,
    collaborateurs, membre, membres, personne, personnes, utilisateur, contact, student, students, learner, attendee,
    attendees, user, employee, member, members, person, teilnehmer, pass, clave, note, notes, info, infos, extra,
    divers, description, details, information, section, sections, division, promo, locale
  `),
);

/** Words that make of what stands beside them a thing: a number, a date, a state, a kind, a choice. */
export const thingWords: ReadonlySet<string> = new Set(
  listed(`
    id, ids, no, nr, num, number, numero, status, statut, etat, rating, type, kind, date, code, time, heure,
    count, total, hash, function, preference, preferences, permissions, opt, optin, consent, consentement, order,
    commande, validated, valide, verified, verifie, sent, envoye, opened, clicked, bounced, quota, size, taille,
    question, format, password, passe, prefix, suffix, prefixe, suffixe, initials, initiales
  `),
);

/** Words that are only a weak sign of an address column: what people sign in with. */
export const signInWords: ReadonlySet<string> = new Set(
  listed(`
    login, username, user name, identifiant, user id, userid, login id, user principal name, userprincipalname,
    upn, compte, account, nom d utilisateur, benutzername, usuario, contact, coordonnees, adresse, address,
    identifier, id de connexion, sis login id
  `),
);

/** The parts between commas: one word a line would make a long file of a short list. */
function listed(text: string): string[] {
  return text.split(',').map((word) => word.trim());
}
