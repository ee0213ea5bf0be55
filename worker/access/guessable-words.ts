/**
 * Words around which people build passwords, without accents, in English and French: what guessing programs vary first
 * (with a year, a sign, a capital). Drawn up for this purpose after the habits that published studies describe.
 */
const words = `
password passwort passwords passphrase motdepasse mdp secret topsecret private access admin administrator administrateur
administration root login connexion user utilisateur username guest invite test testing demo default changeme changezmoi
changemoi letmein welcome bienvenue hello bonjour salut coucou bonsoir goodbye computer ordinateur internet laptop
server serveur network wifi router system systeme windows microsoft google facebook instagram twitter youtube netflix
amazon apple iphone samsung android nokia playstation nintendo minecraft fortnite roblox pokemon pikachu mario zelda
starwars startrek batman superman spiderman ironman avengers marvel naruto dragonball onepiece harrypotter hogwarts
matrix gandalf frodo hobbit merlin ninja samurai pirate warrior guerrier killer hunter shadow phantom ghost master maitre
dragon tiger tigre lion eagle aigle falcon wolf loup monkey singe panda bear ours horse cheval rabbit lapin dolphin
dauphin elephant butterfly papillon spider turtle tortue chicken poulet kitten chaton puppy doggy chien chat minou
doudou loulou nounours chouchou titi toto tata tonton maman papa mamie papy bebe baby babygirl babyboy princess princesse
prince queen reine king angel ange lucifer satan jesus dieu jesuschrist heaven paradise paradis freedom liberte liberty
egalite fraternite justice peace love lovely loveyou iloveyou jetaime teamo amour amore mylove monamour moncoeur coeur
heart sweetheart cherie cheri darling honey sugar sucre cookie biscuit chocolate chocolat vanilla vanille banana banane
orange cherry cerise strawberry fraise pineapple ananas lemon citron coffee cafe pizza burger cheese fromage camembert
flower fleur fleurs rose sunflower tournesol sunshine sunny soleil sun moon lune star stars etoile etoiles rainbow
arcenciel summer ete winter hiver spring printemps autumn automne january janvier february fevrier march mars april avril
may mai june juin july juillet august aout september septembre october octobre november novembre december decembre monday
lundi tuesday mardi wednesday mercredi thursday jeudi friday vendredi saturday samedi sunday dimanche christmas noel
birthday anniversaire holiday vacances happy heureux football soccer baseball basketball hockey tennis rugby golf
volleyball handball swimming natation liverpool arsenal chelsea manchester barcelona barcelone realmadrid juventus
olympique marseille psg parissg allezlom paris lyon toulouse bordeaux nantes lille strasbourg rennes montpellier nice
london londres newyork berlin madrid america amerique england angleterre france francais bretagne alsace corsica corse
canada quebec belgique suisse deutschland europe africa afrique algerie maroc tunisie senegal guitar guitare piano music
musique metallica nirvana slipknot blink eminem rihanna beyonce shakira michael michelle jennifer jessica ashley amanda
daniel andrew anthony joshua matthew robert thomas nicolas alexandre alexandra sebastien stephanie caroline charlotte
camille julien julie marie mariejeanne jeanmarie jeanpierre jeanbaptiste philippe christophe isabelle nathalie sandrine
veronique celine aurelie emilie laura sarah sophie pauline mathilde chloe manon lucas hugo theo antoine maxime quentin
benjamin vincent olivier laurent pascal patrick charlie jordan maverick mustang ferrari porsche mercedes corvette
renault peugeot citroen yamaha kawasaki harley money argent dollar euro bank banque soccer12 trustno whatever nothing
something anything forever always toujours jamais never maybe please merci thankyou chance lucky fortune magic magique
crystal diamond diamant silver gold golden purple yellow orange black white blue red green noir blanc bleu rouge vert
school ecole college lycee universite university student etudiant teacher professeur formation academy academie campus
cours company entreprise societe office bureau work travail job boss chef team equipe project projet manager director
directeur support service rollcall azerty qwerty qwertz azertyuiop qwertyuiop asdfgh qsdfgh asdfghjkl qsdfghjklm zxcvbn
zxcvbnm wxcvbn qazwsx azqswx abcdef abcdefgh abc abcd aze qwe asd zxc qaz wsx
`;

/** See the file's words; lower case, letters only. */
export const guessableWords: ReadonlySet<string> = new Set(words.split(/\s+/).filter((word) => /^[a-z]+$/.test(word)));
