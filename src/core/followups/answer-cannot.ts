// "I can't come" alone, in answer to a reminder: somebody who wants another time, in any of the eight languages.

import { LANGUAGES, type Language } from '../../domain/language.ts';
import type { Wish, WishContext } from '../../domain/wish.ts';
import { wordsOf } from '../reading/fold.ts';
import { isBareWish } from '../reading/opinion/sure-labels.ts';
import { UNSAYING } from '../reading/opinion/unsaying-words.ts';
import { readWishes } from '../reading/wishes/read-wishes.ts';

/** What somebody says who can't come. */
export interface Cannot {
  /** The day of the appointment, as far as it is named: "je ne peux pas jeudi". */
  readonly about: readonly Wish[];
  /** When they would come instead. */
  readonly wishes: readonly Wish[];
}

interface Said {
  /** Politeness, regret, and "that appointment": it changes nothing. */
  readonly beside: RegExp;
  /** "I can't", with a verb of coming or none; what stands in the holes is a day or nothing. Never "I can't any more". */
  readonly cannot: RegExp;
}

const HOLE = '((?: [\\p{L}\\p{N}]+){0,6}?)';

function said(beside: string, ...cannot: readonly string[]): Said {
  return {
    beside: new RegExp(`(?<= )(?:${beside})(?= )`, 'gu'),
    cannot: new RegExp(`^${HOLE} (?:${cannot.join('|')})${HOLE} $`, 'u'),
  };
}

/** Matched in folded words with a space before and behind each. */
const SAID: Readonly<Record<Language, Said>> = {
  fr: said(
    'bonjour|bonsoir|madame|monsieur|docteur|non|desolee?|malheureusement|helas|finalement|vraiment|merci(?: (?:beaucoup|bien|d avance))?|ce jour la|a cette (?:heure|date)|(?:a |au |pour )?(?:ce |cet |mon |le |notre )?(?:rdv|rendez vous|creneau|horaire)|(?:a |pour )?(?:cette|ma|la) seance',
    '(?:(?:je|j|on|nous) )?(?:ne )?(?:peux|peut|pouvons|pourrai|pourrais|pourra|pourrons) pas(?: (?:venir|y (?:aller|etre)|etre (?:la|presente?s?|disponible)))?',
    '(?:(?:je|nous) )?(?:ne )?(?:suis|serai|serais|sommes|serons) pas (?:disponibles?|dispo|libres?)',
  ),
  en: said(
    'hello|hi|good (?:morning|afternoon|evening)|no|so sorry|sorry|unfortunately|i m afraid(?: that)?|afraid|thanks|thank you|that day|at that time|then|(?:to |for )?(?:my|the|this|that|our) (?:appointment|appt|slot|session)',
    '(?:i |we )?(?:can t|cant|cannot|can not|won t be able to|will not be able to|ll not be able to|(?:(?:am|m|are|re) )?(?:not able|unable) to)(?: (?:come(?: in)?|make(?: it)?|attend|be there|do(?: it)?))?',
    '(?:i |we )?(?:am not|m not|are not|aren t|won t be|will not be) (?:available|free)',
  ),
  nl: said(
    'hallo|goeden?(?:dag|morgen|avond)|beste|nee|sorry|helaas|dank u(?: wel)?|bedankt|dan|die dag|(?:naar |op |voor )?(?:de|deze|mijn|onze|die) afspraak',
    `(?:ik |wij |we )?(?:kan|kunnen)(?: ik| wij| we)?${HOLE} niet(?: (?:komen|langskomen|aanwezig zijn|er zijn))?`,
    `het lukt(?: me| mij| ons)?${HOLE} niet(?: om te komen)?`,
    `ik ben${HOLE} verhinderd`,
  ),
  de: said(
    'hallo|guten (?:tag|morgen|abend)|nein|sorry|leider|es tut mir leid|tut mir leid|entschuldigung|danke(?: schon)?|vielen dank|da|an dem tag|an diesem tag|(?:zu |zum )?(?:den|diesen|dem|diesem|meinen|unseren) termin|zum termin',
    `(?:ich |wir )?(?:kann|konnen)(?: ich| wir)?${HOLE} nicht(?: (?:kommen|wahrnehmen|erscheinen|da sein))?`,
    `(?:ich |wir )?(?:schaffe|schaffen)(?: ich| wir)?(?: es)?${HOLE} nicht`,
    `ich bin${HOLE} verhindert`,
  ),
  pl: said(
    'dzien dobry|dobry wieczor|przepraszam|niestety|przykro mi|dziekuje|wtedy|tego dnia|na (?:te|moja) wizyte|w tym terminie',
    '(?:ja |my )?nie (?:moge|mozemy|bede mogla?|bedziemy mogli|bede w stanie|dam rady|damy rady)(?: (?:przyjsc|przyjechac|byc))?',
  ),
  es: said(
    'hola|buenos dias|buenas(?: tardes| noches)?|lo siento|perdon|lamentablemente|desgraciadamente|gracias|ese dia|a esa hora|(?:a )?(?:la|mi|esa|esta) cita',
    '(?:yo )?no (?:puedo|podre|podemos|podremos|voy a poder|me es posible)(?: (?:ir|venir|asistir|acudir))?',
  ),
  it: said(
    'buongiorno|buonasera|salve|no|mi dispiace|mi spiace|purtroppo|scusi|grazie(?: mille)?|quel giorno|a quell ora|(?:all |per l )appuntamento|(?:al )?mio appuntamento',
    'non (?:posso|potro|possiamo|potremo|riesco a (?=venire|esserci)|riusciro a (?=venire|esserci)|ce la faccio a (?=venire))(?: ?(?:venire|esserci|essere presente))?',
  ),
  pt: said(
    'ola|bom dia|boa (?:tarde|noite)|lamento|desculpe|infelizmente|obrigad[oa]|nesse dia|a essa hora|(?:a |na )?(?:minha|essa|esta) (?:consulta|marcacao)',
    '(?:eu )?nao (?:posso|poderei|podemos|poderemos|consigo|vou (?:poder|conseguir))(?: (?:ir|vir|comparecer|estar presente))?',
  ),
};

/** Ways to say "if possible" and "rather" beside a wanted time. */
const SOFTENED =
  /(?<= )(?:si possible|si c est possible|plutot|if possible|rather|instead|indien mogelijk|als het kan|liever|wenn moglich|lieber|jesli mozna|raczej|si es posible|mejor|se possibile|piuttosto|meglio|se for possivel|se possivel|melhor)(?= )/gu;

/**
 * What a mail's sentences mean together that say "I can't come" and nothing else: at most which appointment, and when
 * instead. Null when any of them says more: a reason, an illness, "annulez".
 */
export function cannotAnswer(
  texts: readonly string[],
  likely: Language,
  context: WishContext,
): Cannot | null {
  const pieces = texts.flatMap((text) => text.split(/[.,;:!?…]+(?=\s|$)|\s[-–—]\s|\n/u)).filter(holdsWords);
  const languages = [likely, ...LANGUAGES.filter((one) => one !== likely)];
  for (const language of languages) {
    const read = pieces.map((piece) => pieceIn(piece, language, context));
    if (read.some((one) => one === null) || !read.some((one) => one?.cannot === true)) continue;
    return {
      about: read.flatMap((one) => (one?.cannot === true ? one.times : [])),
      wishes: read.flatMap((one) => (one?.cannot === false ? one.times : [])),
    };
  }
  return null;
}

interface Piece {
  readonly cannot: boolean;
  readonly times: readonly Wish[];
}

/** "I can't", the time of it or nothing; a wanted time; mere politeness. Null for anything else. */
function pieceIn(text: string, language: Language, context: WishContext): Piece | null {
  const { beside, cannot } = SAID[language];
  const words = squeezed(` ${wordsOf(text).join(' ')} `.replaceAll(beside, ' '));
  if (words === ' ') return { cannot: false, times: [] };
  const [, ...holes] = cannot.exec(words) ?? [];
  if (holes.length > 0) {
    const named = squeezed(holes.join(' ')).trim();
    if (UNSAYING[language].limits.test(named)) return null;
    return piece(true, named, { language, context });
  }
  return piece(false, squeezed(words.replaceAll(SOFTENED, ' ')).trim(), { language, context });
}

interface Tongue {
  readonly language: Language;
  readonly context: WishContext;
}

/** Null when the words are more than a time, or no certain one. */
function piece(cannot: boolean, words: string, { language, context }: Tongue): Piece | null {
  if (words === '') return cannot ? { cannot, times: [] } : null;
  if (!isBareWish(words, language)) return null;
  const { wishes } = readWishes(words, language, context);
  const isCertain = wishes.length > 0 && wishes.every(({ include }) => include);
  return isCertain && !(cannot && wishes.some(({ daily }) => daily !== undefined))
    ? { cannot, times: wishes }
    : null;
}

function holdsWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function squeezed(words: string): string {
  return ` ${words.trim()} `.replaceAll(/ +/g, ' ');
}
