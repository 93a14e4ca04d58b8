// What people leave out when they type with their thumbs, written out, so that the words that tell of a time are
// recognised: "jpe pa ap 18h", "vs avez", "ne time 2moz".

import type { Language } from '../../../domain/language.ts';

type Rule = readonly [pattern: RegExp, written: string];

/** Whole words, in any case. */
function word(short: string, written: string, behind = ''): Rule {
  return [new RegExp(`(?<![\\p{L}\\d'’.@-])(?:${short})(?![\\p{L}\\d'’@-])${behind}`, 'giu'), written];
}

const FRENCH: readonly Rule[] = [
  // No French word begins with "j" and a consonant: it is "je".
  [/(?<![\p{L}\d'’.@-])j(?=[bcdfgklmnpqrstvxz]+[aeiouyéèêà])/giu, 'je '],
  word('chui|chuis|chsuis', 'je suis'),
  [/(?<=(?<!\p{L})(?:je|j'ne|je ne) )sui(?!\p{L})/giu, 'suis'],
  [/(?<=(?<!\p{L})je )(?:peu|pe|pt|peut)(?!\p{L})/giu, 'peux'],
  [/(?<=(?<!\p{L})je )(?:vien|vi1)(?![\p{L}\d])/giu, 'viens'],
  [/(?<=(?<!\p{L})je )(?:travail|travaile|taf|taff|taffe)(?!\p{L})/giu, 'travaille'],
  [/(?<=(?<!\p{L})je )(?:voudré|voudrer|voudrè|voulé|voudrai)(?!\p{L})/giu, 'voudrais'],
  [/(?<=(?<!\p{L})(?:on|il|elle) )(?:pe|peu)(?!\p{L})/giu, 'peut'],
  word('ven', 'vendredi'),
  word('lun', 'lundi'),
  word('vs', 'vous'),
  word('ns', 'nous'),
  word('pr', 'pour'),
  word('ds', 'dans'),
  word('dc', 'donc'),
  word('qd|kan|kand', 'quand'),
  word('ac', 'avec'),
  word('tjrs|tjr', 'toujours'),
  word('ts|t(?= l[eé]s?(?!\\p{L}))', 'tous'),
  word('tt', 'tout'),
  word(
    'l[eé]',
    'les',
    '(?= (?:aprem|apr|mat|soir|lun|mar|mer|jeu|ven|sam)\\p{L}*s?(?!\\p{L}))(?<=tous l[eé])',
  ),
  word('av', 'avant', '(?= ?(?:\\d|le|la|les|mon|ma)(?!\\p{L}))'),
  [/(?<![\p{L}\d'’.@-])av(?=\d{1,2} ?h)/giu, 'avant '],
  word('ap|apr', 'après', '(?= ?(?:\\d|le|la|les|mon|ma)(?!\\p{L}))'),
  [/(?<![\p{L}\d'’.@-])apr?(?=\d{1,2} ?h)/giu, 'après '],
  word('mn', 'mon', '(?= \\p{L})(?<!\\d ?mn)'),
  word('g', "j'ai", '(?= \\p{L})(?<!\\d ?g)'),
  word('fo|fau', 'faut'),
  word('fodr[aeé]\\p{L}*|faudr[eé]', 'faudrait'),
  word('pa', 'pas'),
  word('poss|possib|posib|posibl[e]?', 'possible'),
  word('d', 'de', '(?= ?(?:\\d|lun|mar|mer|jeu|ven|sam|dim|demain))'),
  word('mai', 'mais', '(?= (?:c|je|j|on|pas|si|moi)(?!\\p{L}))(?<!\\d(?:er)? mai)'),
  word('sa', 'ça', "(?= (?:m['’ ]?|me |vous |te )?(?:va|ira|arrang|conv|march)\\p{L}*)"),
  [/(?<!\p{L})marrange/giu, "m'arrange"],
  // Québec.
  word('avant-midi', 'matin'),
];

const ENGLISH: readonly Rule[] = [
  word('u', 'you'),
  word('ur', 'your'),
  word('r', 'are', '(?= (?:you|we|they)(?!\\p{L}))'),
  word('hav', 'have'),
  word('cud', 'could'),
  word('wud', 'would'),
  word('cum', 'come'),
  word('da', 'the', '(?= (?:\\d|same|next|one|mon|tue|wed|thu|fri|sat|sun|morning|afternoon|evening))'),
  word('ne ?thing|nething', 'anything'),
  word('ne', 'any', '(?= (?:time|day|chance|slot|space)(?!\\p{L}))'),
  word('sumthing?|somethin|summat|sumat', 'something'),
  word('wrkin|workin|wrking|wrkng', 'working'),
  word('gotta', 'have to'),
  word('afta|aftr', 'after'),
  word('2', 'to', '(?= (?:cancel|move|come|cum|book|change|see|go|get|do|make|work)(?!\\p{L}))'),
];

const DUTCH: readonly Rule[] = [
  // How many of them is no hour.
  word('alle (?:twee|drie|vier|vijf|zes)', 'allemaal'),
];

const GERMAN: readonly Rule[] = [
  word('jahresende', 'Ende des Jahres'),
  word('monatsende', 'Ende des Monats'),
];

const SPANISH: readonly Rule[] = [
  // "Antes de que acabe el mes"
  [
    /(?<=(?<!\p{L})antes de )que (?:se )?(?:acabe|termine|finalice)(?= (?:el|la) (?:a[ñn]o|mes|semana))/giu,
    'fin de',
  ],
  [
    /(?<=(?<!\p{L})ma[ñn]ana [^.?!;]{0,30}(?<!\p{L})[ouy] |(?<!\p{L})ma[ñn]ana [ouy] |^[\s¿¡]*[oy] )pasado(?! mañana)(?!\p{L})/giu,
    'pasado mañana',
  ],
];

const ITALIAN: readonly Rule[] = [
  word('opp', 'oppure'),
  word('giov', 'giovedì'),
  word('merc', 'mercoledì'),
  word('lun', 'lunedì', '(?= (?:alle|ore|mattina|pome|sera|o|oppure|\\d))'),
  word('ven', 'venerdì', '(?= (?:alle|ore|mattina|pome|sera|o|oppure|\\d))'),
  word('pome', 'pomeriggio'),
];

const PORTUGUESE: readonly Rule[] = [
  word('pra', 'para'),
  word('pro', 'para o', '(?= (?:dia|s[aá]b|dom|\\d))'),
  word('t[oô]', 'estou'),
];

const RULES: Readonly<Partial<Record<Language, readonly Rule[]>>> = {
  fr: FRENCH,
  en: ENGLISH,
  nl: DUTCH,
  de: GERMAN,
  es: SPANISH,
  it: ITALIAN,
  pt: PORTUGUESE,
};

/** The sentence with its short forms written out; in languages without a list of them, the sentence. */
export function spelledOut(text: string, language: Language): string {
  return (RULES[language] ?? []).reduce((said, [short, written]) => said.replace(short, written), text);
}
