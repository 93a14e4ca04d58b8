// How a mail tells that somebody else has died, in the eight languages. Words as `wordsOf` folds them, by one space.

import { wordsOf } from '../reading/fold.ts';
import { remembered } from '../remembered.ts';

const PERSON = `(?:${[
  'pere|mere|papa|maman|mari|femme|epoux|epouse|conjointe?|compagne|compagnon|fils|fille|frere|soeur|parents|pepe|meme|papi|papy|mamie|mamy|oncle|tante|cousine?|neveu|niece|voisine?|amie?|proche|patiente?|monsieur|mr|mme|madame|mlle',
  'father|mother|dad|daddy|mum|mom|mummy|husband|wife|son|daughter|brother|sister|grandfather|grandmother|grandma|grandpa|granny|nan|uncle|aunt|cousin|nephew|niece|partner|friend|neighbour|patient|mrs|ms',
  'vader|moeder|pa|man|vrouw|zoon|dochter|broer|zus|zuster|opa|oma|oom|grootvader|grootmoeder|partner|vriend|vriendin|meneer|mevrouw|dhr|mevr',
  'vater|mutter|mutti|vati|mann|frau|sohn|tochter|bruder|schwester|grossvater|grossmutter|onkel|tante|partnerin|lebensgefahrt\\p{L}*|ehemann|ehefrau|gatte|gattin|herr',
  'ojciec|ojca|tata|tate|tato|tatus|matka|matke|mama|mame|mamusia|maz|meza|zona|zone|syn|syna|corka|corke|brat|brata|siostra|siostre|dziadek|dziadka|babcia|babcie|wujek|ciocia|tesc|tesciowa|pan|pani',
  'padre|madre|mama|marido|esposo|esposa|mujer|hijo|hija|hermano|hermana|abuelo|abuela|tio|tia|pareja|suegro|suegra|senor|senora',
  'babbo|marito|moglie|figlio|figlia|fratello|sorella|nonno|nonna|zio|zia|compagno|compagna|suocero|suocera|signor|signora',
  'pai|mae|mulher|filho|filha|irmao|irma|avo|sogro|sogra|companheiro|companheira|senhor|senhora',
].join('|')})`;

/** What may stand between "lost" and whom: "perdu ma chère maman". */
const OWN =
  '(?:(?:mon|ma|mes|notre|nos|son|sa|leur|le|la|un|une|chere?|pauvre|beau|belle|grand|my|our|his|her|their|dear|beloved|a|mijn|onze?|zijn|haar|lieve|mein\\p{L}*|unser\\p{L}*|sein\\p{L}*|ihr\\p{L}*|liebe\\p{L}*|geliebt\\p{L}*|moj\\p{L}*|nasz\\p{L}*|mi|nuestr[oa]|su|querid[oa]|mio|mia|nostr[oa]|il|suo|sua|car[oa]|meu|minha|noss[oa]|seu|o) ){0,3}';

/** Can mean nothing else, whoever it is. */
const SURE = [
  'decedee?s?|(?<!(?:assurance|garantie|capital|prevoyance) )deces|nous (?:a|ont|avait) quittee?s?|(?:n est|ne sont|n etait) (?:helas |malheureusement )?plus (?:de ce monde|parmi nous|la helas)|(?:vient|viennent|venait) (?:juste )?de (?:mourir|deceder|nous quitter|s eteindre)|rejoint les anges|(?:douleur|tristesse|regret) de vous (?:annoncer|apprendre|informer|faire part de) (?:la mort|la disparition|la perte|qu\\p{L}* \\p{L}+ (?:est|nous))',
  'passed (?:away|on (?=(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|last)|peacefully)|passing of|deceased|death of|no longer (?:with us|among us|alive)|(?:isn t|is not) (?:with us|alive) any ?more',
  'overleden|overleed|overlijden|heengegaan|leeft niet meer|niet meer onder ons|ons ontvallen|dood van (?:mijn|onze?|de heer|mevrouw)',
  'verstorben\\p{L}*|todesfall|trauerfall|sterbefall|ableben|heimgegangen|entschlafen|von uns gegangen|(?:lebt|leben) (?:leider )?nicht mehr|nicht mehr (?:am leben|unter uns)|tod (?:mein|unser|sein|ihr)\\p{L}*',
  'zmarl[aoy]?|zmarli|nie zyj[ea]|smierci?|zgon|zgonu|(?:odszedl|odeszla) na zawsze|nie ma (?:go |jej |juz ){0,2}(?:juz )?(?:wsrod nas|z nami)',
  'fallec\\p{L}*|defuncion|ya no esta (?:con nosotros|entre nosotros)|ya no vive(?! (?:en|aqui|alli|conmigo|con))',
  'decedut[oaie]|decesso|venut[oaie] a mancare|lutto|non e piu (?:tra|fra|con) noi',
  'falec\\p{L}*|obito|(?:ja )?nao esta (?:mais )?(?:entre nos|connosco|conosco)|partiu (?:para sempre|desta vida)',
];

/** Said of telephones, teeth and projects too. */
const OF_ANYTHING = [
  '(?:est|sont|etait|etaient) (?:\\p{L}+ment |aussi |bien |deja )?morte?s?|est mort e|s est eteinte?|s est teue',
  '(?<!\\bi )(?<!\\bi (?:nearly|almost|just|could have) )died|(?:is|are|was) dead(?! (?:serious|on|end|set|slow|easy|sure|right|beat)\\b)',
  'gestorven|is (?:gisteren |vannacht |vandaag )?dood(?: gegaan|gegaan)?',
  'gestorben|(?:ist|sind) (?:seit \\p{L}+ |leider )?tot|tot ist',
  'umarl[aoy]?|umarli',
  '(?:ha|han|habia) muerto|murio|murieron|(?:esta|estan) muert[oa]s?',
  'e mort[oa]|sono mort[ie]|mori',
  'morreu|morreram|esta mort[oa]',
];

/** A death only where a person stands by it: "il dolore è scomparso", "we lost the paper". */
const OF_PERSONS = [
  `(?:perdu|perdre|lost|stracil\\p{L}*|perdi|perdimos|perdio|perdido|perso|persi|perdemos|perdeu) (?:a )?${OWN}${PERSON}(?! (?:s|de vue|dans|in the|at the)\\b)`,
  `(?:mein|unser|sein|ihr|mijn|onze?|haar)\\p{L}* (?:\\p{L}+ )?${PERSON}(?: (?!hat|habe|haben|hatte|heeft|had|is|war)[\\p{L}\\p{N}]+){0,3} verloren`,
  `${PERSON}(?: (?!wody)\\p{L}+){0,2} (?:odszedl|odeszla)(?! (?:od|z|ze|po)\\b)|(?:odszedl|odeszla)(?: \\p{L}+){0,2} ${PERSON}`,
  `${PERSON}(?: \\p{L}+){0,2} (?:e|si e) (?:scompars[oa]|spent[oa])|(?:e|si e) (?:scompars[oa]|spent[oa])(?: \\p{L}+){0,2} ${PERSON}|scomparsa di (?:mi[oa]|nostr[oa]|suo|sua) ${PERSON}`,
  `${PERSON}(?: \\p{L}+){0,2} (?:non c e piu|is er niet meer|ist nicht mehr da|n est plus la|n est plus)$`,
  `${PERSON}(?: \\p{L}+){0,3} (?:nos (?:dejo|ha dejado|deixou)|ci ha lasciat[oi]|hat uns verlassen)(?=$| (?:ayer|anoche|hoy|el|ontem|hoje|no|na|ieri|stanotte|oggi|domenica|lunedi|martedi|mercoledi|giovedi|venerdi|sabato|gestern|heute|am)\\b)`,
  `(?:perte|disparition|mort) de (?:mon|ma|notre|son|sa) ${PERSON}|(?:loss|death) of (?:my|our|his|her) ${PERSON}|${PERSON} s (?:death|passing)|muerte de (?:mi|nuestr[oa]|su) ${PERSON}|morte d[aoei]\\p{L}* (?:mi[oa]|nostr[oa]|suo|sua|meu|minha|noss[oa]) ${PERSON}`,
];

/** A thing, an animal or a part of the body. */
const THING =
  /\b(?:(?:tele|smart|iphone|gsm)\p{L}*|portable|mobile|phone|batterie|battery|pile|ordi|ordinateur|pc|computer|laptop|tablet\p{L}*|ecran|screen|internet|wifi|box|router|ligne|line|connexion|connection|site|website|app|appli\p{L}*|lien|link|voiture|car|auto|moteur|engine|imprimante|printer|projet|project|sujet|idee|lampe|lumiere|light|plante?s?|tree|arbre|handy|akku|leitung|drucker|thema|sache|projekt|baum|lijn|accu|bateri[ae]|komputer|laptopa|samochod|drukarka|movil|ordenador|coche|proyecto|linea|cellulare|computador|carro|telemovel|macchina|progetto|dente?s?|tooth|teeth|zahn|zahne|tand|zab|diente|nerfs?|nerve|nerv|bras|jambes?|pieds?|dos|mains?|doigts?|genou|epaule|arms?|legs?|foot|feet|back|hands?|fingers?|bein|fuss|rucken|peau|ongle|chien(?:ne)?|chat(?:te)?|chaton|chiot|lapin|cheval|hamster|perroquet|dog|cat|puppy|kitten|rabbit|horse|hond|kat|poes|hund|katze|pferd|pies|kot|perr[oa]|gat[oa]|cane|gatto|gatta|cao|cavallo|caballo|cavalo|fish|poissons?|pesc[ei]|douleur|pain|schmerz\p{L}*|dolor|dolore|dor|bol|pijn)\b/u;

const FIGURE =
  '(?: (?:de|d|of|from|vor|van|di|dal|dalla|z|ze|lauter|het|la|el|o|a|with)){1,3} (?:fatigue|rires?|faim|soif|peur|trouille|froid|chaud|inquietude|honte|sommeil|ennui|jalousie|laughter|boredom|hunger|thirst|fright|embarrassment|shame|exhaustion|lachen|angst|langeweile|durst|scham|mudigkeit|dorst|honger|schaamte|verveling|hambre|sed|risa|miedo|sueno|frio|calor|cansancio|aburrimiento|verguenza|fame|sete|sonno|paura|freddo|stanchezza|fatica|noia|risate|ridere|vergogna|fome|sede|rir|riso|medo|sono|cansaco|tedio|smiechu|strachu|glodu|zmeczenia|nudow|wstydu)';
const AFTER_ADJECTIVE = ' (?:laughing|tired|mude|moe|cans\\p{L}+|stanc\\p{L}+)';
const NO_FIGURE = `(?!(?:${FIGURE}|${AFTER_ADJECTIVE})\\b)`;

const PLAIN = new RegExp(`\\b(?:${[...SURE, ...OF_PERSONS].join('|')})(?!\\p{L})`, 'gu');
const AMBIGUOUS = new RegExp(`\\b(?:${OF_ANYTHING.join('|')})(?!\\p{L})${NO_FIGURE}`, 'gu');
const ANY_PERSON = new RegExp(`\\b${PERSON}\\b`, 'u');

/** Words around a verb in which its subject stands. */
const BEFORE = 4;
const AFTER = 3;

/** A death of years ago, told as one tells one's own history. */
const LONG_AGO = new RegExp(
  `\\b(?:${[
    '(?:il y a|ca fait|cela fait|voici) (?:(?:environ|plus|de|deja|bientot|presque|pres|une|quelques|des|tres|bien) )*(?:[\\p{L}\\p{N}]+ )?(?:ans?|annees?|longtemps)',
    'depuis (?:que|la mort|le deces|la perte|longtemps)|(?:l )?an dernier|(?:l )?annee derniere|quand (?:j|je|il|elle|on|nous) (?:avai\\p{L}*|avions|etai\\p{L}*|etions)|antecedents',
    'years? ago|long (?:time )?ago|decades ago|ever since|since (?:my|his|her|the|our) \\p{L}+|last year|when i was|family history',
    'ja?a?ren? geleden|jaar geleden|lang geleden|vorig jaar|toen ik|sinds (?:de|het|mijn)|voorgeschiedenis',
    'vor (?:[\\p{L}\\p{N}]+ ){0,3}jahre?n?|(?:jahre|lange) her|letztes jahr|als ich (?:\\p{L}+ )?(?:klein|jung|kind)|seit dem tod|seitdem|vorgeschichte',
    'lat temu|lata temu|rok temu|roku temu|dawno|zeszlym roku|kiedy (?:bylam|bylem|mialam|mialem)|od (?:czasu|smierci)',
    'hace (?:[\\p{L}\\p{N}]+ ){0,3}anos?|anos atras|ano pasado|cuando (?:yo )?(?:era|tenia)|desde (?:que|la muerte|a morte)|antecedentes',
    'ann[io] fa|tempo fa|anno scorso|quando (?:io )?(?:ero|avevo)|da quando|dalla morte|anamnesi',
    'ha (?:[\\p{L}\\p{N}]+ ){0,3}anos?|ano passado|quando (?:eu )?(?:era|tinha)',
    '(?:en|in|im jahr|im jahre|w|em|nel|depuis|since|seit|sinds|od|desde|dal) (?:19|20)\\d\\d',
  ].join('|')})\\b`,
  'u',
);

/** Something is to end for somebody: then a death of long ago is told to have our letters stopped. */
const TO_END =
  /\b(?:annul\p{L}*|arret\p{L}*|stop\p{L}*|cess\p{L}*|supprim\p{L}*|retir\p{L}*|radier|plus (?:lui|leur|de|nous|rien|ecrire|envoyer)|cancel\p{L}*|remove|delete|schrapp\p{L}*|geschrapt|annuler\p{L}*|verwijder\p{L}*|afzeg\p{L}*|absag\p{L}*|stornier\p{L}*|losch\p{L}*|streich\p{L}*|odwola\p{L}*|usun\p{L}*|prosze nie|anul\p{L}*|borr\p{L}*|dej(?:en|ar)|elimin\p{L}*|annull\p{L}*|disdi\p{L}*|cancell\p{L}*|smett\p{L}*|desmar\p{L}*|apag\p{L}*|deix(?:em|ar))\b/u;

/** What a text says of somebody's death, as folded words; empty when it tells of none. */
export function deathPhrases(text: string): readonly string[] {
  return sentencesOf(text).flatMap(phrasesIn);
}

/**
 * Whether a text tells, as news, that somebody died: "ma mère est décédée il y a 10 ans" is none, unless the mail
 * wants something ended.
 */
export function tellsOfDeath(text: string): boolean {
  const told = sentencesOf(text).filter((sentence) => phrasesIn(sentence).length > 0);
  return told.some((sentence) => !LONG_AGO.test(sentence)) || (told.length > 0 && TO_END.test(fold(text)));
}

/** The folded words of a text without those that tell of somebody's death; null when it tells of none. */
export function withoutDeath(text: string): string | null {
  const phrases = deathPhrases(text);
  return phrases.length === 0
    ? null
    : phrases.reduce((rest, phrase) => rest.replace(phrase, ' '), fold(text)).trim();
}

const phrasesIn: (sentence: string) => readonly string[] = remembered((sentence) => {
  const plain = [...sentence.matchAll(PLAIN)].map(([phrase]) => phrase);
  const others = [...sentence.matchAll(AMBIGUOUS)].filter((match) => !isOfThing(sentence, match));
  return [...plain, ...others.map(([phrase]) => phrase)];
});

function isOfThing(sentence: string, match: RegExpExecArray): boolean {
  const before = sentence.slice(0, match.index).trim().split(' ').slice(-BEFORE);
  const after = sentence
    .slice(match.index + match[0].length)
    .trim()
    .split(' ')
    .slice(0, AFTER);
  const around = [...before, ...after].join(' ');
  return THING.test(around) && !ANY_PERSON.test(around);
}

function sentencesOf(text: string): readonly string[] {
  return text
    .split(/[.!?\n;…]+/)
    .map(fold)
    .filter((sentence) => sentence !== '');
}

function fold(text: string): string {
  return wordsOf(text).join(' ');
}
