/**
 * Common first names, without accents and in lower case: evidence for which word of a full name comes first. Names that
 * are as common as family names in France (martin, thomas, simon, bernard, robert, richard, laurent...) are left out on
 * purpose; a wrong hint is worse than none.
 */
const names =
  'paul rene renee adam adele adeline adrian adrien agathe agnes ahmed aicha alain alan alba albane alejandro alessandro alessia alex ' +
  'alexander alexandra alexandre alexis alfred alice alicia aline alison alix amanda amandine ambre amelia amelie amina amine ' +
  'amy ana anais andrea andreas andrew angela angelina angelique anita ann anna anne annette annick annie anthony antoine ' +
  'antoinette antonio apolline ariane arnaud arthur ashley astrid aude audrey augustin aurelie aurelien aurore axel ayoub ' +
  'baptiste barbara bastien beatrice benedicte benjamin benoit berenice bernadette bertrand beth betty bill bob boris ' +
  'brandon brigitte bruno bryan camille capucine carine carl carla carlos carmen carol carole carolina caroline catalina ' +
  'caterina catherine cathy cecile cecilia cedric celeste celia celine chantal charlene charlie charlotte chiara chloe ' +
  'chris christel christelle christian christiane christina christine christophe christopher claire clara claude claudia ' +
  'claudine clement clemence clementine clotilde colette coline constance corentin corinne cristina cyril cyrille damien ' +
  'daniel daniela daniele danielle dave deborah debra delphine denise diana diane didier diego dimitri dominique donald ' +
  'donna dorothee dylan eddy edith edouard edward eleonore elena eliane elias elisa elisabeth elise eliza elizabeth ella ' +
  'elodie eloise elsa emeline emilie emily emma emmanuel emmanuelle enrico enzo eric erica erik ernesto estelle esther ' +
  'ethan etienne eugenie eva evan eve evelyne fabien fabienne fabrice fanny farid fatiha fatima fatou federico felicie ' +
  'felix ferdinand fernanda fernando flavie flora florence florent florian francesca francesco francine francis francisco ' +
  'franck francois francoise frank fred frederic frederique gabriel gabriela gabriella gabrielle gaelle gaetan gael ' +
  'genevieve george georges georgia gerald geraldine ghislaine giacomo gilles giorgio giovanni giulia giuseppe gisele ' +
  'gregoire gregory greta guillaume gustave guy gwenaelle hamza hannah hans harry hassan heather hector helen helena helene ' +
  'heloise henri henry herve hortense houda hubert hugo ibrahim ida igor ines ingrid irene iris isabel isabella isabelle ' +
  'ismael ivan jack jacob jacqueline jacques jade jake james jamie jan jane janet janine jason javier jay jean jeanne ' +
  'jeff jeffrey jennifer jenny jeremie jeremy jerome jessica jim jimmy joan joana joanna joao joe joel joelle johan johann ' +
  'johanna john johnny jon jonas jonathan jorge jose joseph josephine joshua josiane juan juana judith jules julia julian juliana ' +
  'julie julien juliette jun justin justine karen karim karin karine karl kate katharina katherine kathleen kathy katia katie ' +
  'kelly ken kenneth kenza kevin khadija khaled kim kristina laetitia laila lara larry laura laure laurence laurie lea leila ' +
  'lena leo leon leonard leonardo leonie leonor leopold lea lila lilian liliane lily lina linda line lisa lise lison loic ' +
  'lola lorena lorenzo lou louane louis louisa louise louison luc luca lucas lucia lucie lucien lucienne lucile lucy ludivine ' +
  'ludovic luis luisa luna lydia lydie lynda madeleine mael maelle maeva magali magalie maggie malika malik manon manuel manuela ' +
  'marc marcel marcela marcelle marco marcus margaret margaux margot marguerite maria mariam marianne marie mariana marielle ' +
  'marina marine mario marion marius marjorie mark marlene marta marthe mary maryam maryline maryse mathias mathieu mathilde ' +
  'matilda matt matteo matthew matthias matthieu maud maureen maurice max maxence maxime maya megan mehdi melanie melina ' +
  'melissa mercedes mia michael michaela michel michele micheline michelle miguel mike milan mireille mohamed mohammed monica ' +
  'monika monique morgane muriel murielle myriam nadege nadia nadine nancy naomi natacha natalia natalie nathalie nathan ' +
  'nathaniel nicholas nick nicolas nicole nina noa noah noel noelle noemie nora norbert nour oceane octave odette odile olga ' +
  'oliver olivia olivier omar ophelie oriane oscar otto pablo paolo paola pascal pascale patricia patrice patrick paula paulina ' +
  'pauline pedro peggy penelope peter philip philippe philippine pia pierre pierrette pietro priscilla quentin rachel rachid ' +
  'rafael raphael raphaelle raul raymonde rebecca regine regis remi remy renata renaud reine ricardo rita roberta roberto rodolphe ' +
  'roger roland romain romane rosa rosalie rose ruben ruth ryan sabine sabrina said salma salome sam samantha samir samira samuel ' +
  'sandra sandrine sara sarah sasha sean sebastian sebastien selma serena serge sergio severine sharon sibylle silvia simone ' +
  'sofia sofiane solange solene sonia sophia sophie stan stanislas stefan stefania stefano stephane stephanie stephen steve ' +
  'steven stuart sue susan susanna suzanne svetlana sven sybille sylvain sylvia sylviane sylvie tania tara tatiana ted teresa ' +
  'thea theo theodore theophile theresa therese thibaud thibault thierry tiffany tim timothee timothy tina tom tommy tony tristan ' +
  'ursula valentin valentina valentine valerie vanessa vera veronique veronica victoire victor victoria vincenzo violette ' +
  'virginia virginie vivian viviane vladimir walid wendy wilfried william xavier yacine yann yannick yasmina yasmine yassine yohan yolande ' +
  'youssef yves yvette yvonne zachary zoe anders astrid bjorn birgit dieter eduardo elke fritz gerd greta gunter heike heinz helga ' +
  'hilde horst inge ingo jens jorg jochen jurgen katrin klaus kirsten lars lutz manfred markus mats nils olaf petra rainer ralf ' +
  'renate sabina silke stefanie susanne thorsten ulrich ulrike ute uwe volker wolfgang andrzej ewa jakub krzysztof lukasz magdalena ' +
  'malgorzata marek michal pawel piotr tomasz zofia aleksandr alexei anastasia dmitri elena irina mikhail natasha nikolai olena ' +
  'sergei tatyana yuri ali aisha fatma mehmet mustafa priya rahul anil sunita wei ming yuki hiroshi kenji akira sakura';

const firstNames: ReadonlySet<string> = new Set(names.split(' '));

/** Whether a word, or the first part of a hyphenated one (`Jean-Pierre`), is a common first name. Expects it folded. */
export function isFirstName(foldedWord: string): boolean {
  if (firstNames.has(foldedWord)) return true;
  const hyphen = foldedWord.indexOf('-');
  return hyphen > 0 && firstNames.has(foldedWord.slice(0, hyphen));
}
