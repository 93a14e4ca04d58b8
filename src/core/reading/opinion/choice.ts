import { wordsOf } from '../fold.ts';

/** Ordinals in our eight languages, folded, by place from 1. */
const ORDINALS: readonly string[] = [
  'premier|premiere|1er|1ere|1re|first|1st|eerste|erste|ersten|erster|pierwszy|pierwsza|pierwsza|primero|primera|primer|primo|prima|primeiro|primeira',
  'deuxieme|second|seconde|2e|2eme|2nd|2de|tweede|zweite|zweiten|zweiter|drugi|druga|segundo|segunda|secondo|seconda|2o|2a',
  'troisieme|3e|3eme|third|3rd|derde|dritte|dritten|dritter|trzeci|trzecia|tercero|tercera|terzo|terza|terceiro|terceira|3o|3a',
  'quatrieme|4e|4eme|fourth|4th|vierde|vierte|vierten|czwarty|czwarta|cuarto|cuarta|quarto|quarta',
  'cinquieme|5e|5eme|fifth|5th|vijfde|funfte|funften|piaty|piata|quinto|quinta',
];
const PLACES = new Map(
  ORDINALS.flatMap((words, index) => words.split('|').map((word) => [word, index + 1] as const)),
);

const NOUN =
  'option|choix|proposition|propositions|creneau|date|horaire|heure|rdv|rendez vous|seance|numero|choice|one|slot|time|number|optie|keuze|voorstel|vorschlag|termin|nummer|opcja|propozycja|termin|opcion|cita|hora|numero|opzione|proposta|orario|opcao|vaga|n|no|nr';
const ARTICLE =
  'le|la|les|l|du|celui|celle|pour le|pour la|va pour le|va pour la|ok pour le|ok pour la|the|de|het|den|die|der|das|el|il|lo|o|a';
const NUMBERED = new RegExp(`(?:^| )(?:${NOUN}) (\\d|[a-e])(?: |$)`);
const ORDINAL =
  /(?:^| )(?:le|la|celui|the|de|den|die|der|das|el|il|o|a|celle|au|du|option|pour) (\p{L}+|\d\p{L}+)(?: (\p{L}+))?/u;
const BARE = new RegExp(`^(?:(?:${ARTICLE}) )?(?:${NOUN} )?(\\d)$`);

/** Words behind a number or an ordinal that make it a date: "le 2 décembre", "le premier lundi". */
const DATE_WORD =
  /^(?:\d|jan|fev|feb|mar|avr|apr|mai|may|mei|maj|jui|jun|jul|aou|aug|sep|oct|okt|nov|dec|dez|gru|lis|paz|wrz|sty|lut|kwi|cze|lip|sie|ago|ene|gen|giu|lug|set|ott|dic|out|lun|mar|mer(?!ci)|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun|maa|din|woe|don|vri|zat|zon|die|mit|fre|pon|wto|sro|czw|pia|sob|nie|mie|jue|vie|dom|gio|sab|seg|ter|qua|qui|sex|h$|heure|uhr|semaine|week|jour|day|fois|mois|month)/;

/** The number of the offered time that a sentence takes, from 1; null when it names none. */
export function choiceIn(text: string): number | null {
  const words = wordsOf(text).join(' ');
  return numberedChoice(words) ?? ordinalChoice(words) ?? leadingChoice(text)?.place ?? null;
}

const LEADING = new RegExp(`^(?:${ARTICLE}) (?:${NOUN} )?(\\d)(?: (.*))?$`);

/** "le 2 c'est parfait": the number taken and the words behind it; null when they make it a date or there is none. */
export function leadingChoice(text: string): { readonly place: number; readonly rest: string } | null {
  const [, digit, rest = ''] = LEADING.exec(wordsOf(text).join(' ')) ?? [];
  return digit === undefined || digit === '0' || DATE_WORD.test(rest) ? null : { place: Number(digit), rest };
}

/** The place in a list that a word names, from 1: "deuxième" is 2. */
export function placeOf(word: string): number | null {
  return PLACES.get(word) ?? null;
}

/** "B, bitte": a letter of a list, alone or with a word of politeness. */
const LETTERED =
  /^(?:ok |oui |yes |ja )?([a-e])(?: (?:bitte|please|pls|svp|s il vous plait|merci|danke|graag|alstublieft|aub|dank u|thanks|por favor|gracias|per favore|grazie|obrigad[oa]|prosze))+$/;

/** A mail that is nothing but a number, which in an answer to an offer takes one of its times. */
export function bareChoice(text: string): number | null {
  const words = wordsOf(text).join(' ');
  const [, letter] = LETTERED.exec(words) ?? [];
  if (letter !== undefined) return letter.charCodeAt(0) - 'a'.charCodeAt(0) + 1;
  const [, digit] = BARE.exec(words) ?? [];
  return digit === undefined || digit === '0' ? null : Number(digit);
}

function numberedChoice(words: string): number | null {
  const match = NUMBERED.exec(words);
  const [, mark = ''] = match ?? [];
  if (match === null || mark === '0') return null;
  const after = words.slice(match.index + match[0].length).trim();
  if (/^\d$/.test(mark)) return DATE_WORD.test(after) ? null : Number(mark);
  return mark.charCodeAt(0) - 'a'.charCodeAt(0) + 1;
}

function ordinalChoice(words: string): number | null {
  const [, ordinal = '', next = ''] = ORDINAL.exec(words) ?? [];
  const place = PLACES.get(ordinal);
  return place === undefined || DATE_WORD.test(next) ? null : place;
}
