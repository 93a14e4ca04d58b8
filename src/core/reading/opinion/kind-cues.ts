// What is done on a request must be said in words. A label learned from examples that would change the agenda stands
// only when the sentence holds a word for it, and no word against it.

import type { Language } from '../../../domain/language.ts';
import type { Label } from '../../../domain/reading.ts';
import { plainWords } from '../fold.ts';
import { isRequestKind } from '../labels.ts';
import { shiftSaid } from '../times/time-shifts.ts';
import { bareChoice, choiceIn } from './choice.ts';
import { CUES, type Cues } from './cue-words.ts';
import { UNSAYING, type Unsaying } from './unsaying-words.ts';

interface Said {
  readonly text: string;
  /** Folded, with single spaces and nothing but letters and digits. */
  readonly words: string;
  readonly asks: boolean;
  readonly language: Language;
}

/** A classifier's labels for a sentence, as far as its words bear them; false when they do not. */
export function wordsBear(labels: readonly Label[], text: string, language: Language): boolean {
  const cues = CUES[language];
  const words = plainWords(withoutYes(text, language));
  if (cues.movingVerbs.test(words) && labels.some(clashesWithMoving) && !labels.includes('move'))
    return false;
  if (cues.condition.test(words) && labels.some(isRequestKind)) return false;
  // What is moved is given up too, and asked for in the same breath: the move alone must be borne.
  const meant = labels.includes('move') ? labels.filter((label) => label !== 'cancel') : labels;
  const said = { text, words, asks: text.includes('?'), language };
  // Thanks beside a request are thanks, whatever the request says.
  const weighed = meant.some(wantsMore) ? meant.filter((label) => label !== 'thanks') : meant;
  // Who says yes to a time takes it, too.
  const says = (label: Label) =>
    bears(label, said, cues) ||
    (label === 'choose' && weighed.includes('confirm') && bears('confirm', said, cues));
  return weighed.every((label) => says(label) && !isUnsaid(label, said, cues, UNSAYING[language]));
}

function wantsMore(label: Label): boolean {
  return isRequestKind(label) && label !== 'thanks' && label !== 'none';
}

/** Whether a sentence holds a word for moving or giving up, of whatever. */
export function speaksOfMoving(text: string, language: Language): boolean {
  const words = plainWords(text);
  return CUES[language].moves.test(words) || CUES[language].givesUp.test(words);
}

/** Whether a sentence takes back, or makes hang on something, what another one says: "sauf contrordre", "je plaisante". */
export function takesBack(text: string, language: Language): boolean {
  const words = plainWords(withoutYes(text, language));
  const { hinges, undone } = UNSAYING[language];
  return [hinges, undone, CUES[language].condition, AFTER_ALL].some((cue) => cue.test(words));
}

/** Whether something is to be settled before: "tengo que preguntar primero". */
export function isUndecided(text: string, language: Language): boolean {
  return UNSAYING[language].undecided.test(plainWords(text));
}

/** Whether a sentence leaves a choice open: "le 2 ou le 3". */
export function leavesOpen(text: string, language: Language): boolean {
  return UNSAYING[language].or.test(plainWords(text));
}

/** "Ah non attendez, je garde", "forget it", "je vois avec mon chef": what was said before is not decided, by language. */
const AFTER_ALL = new RegExp(
  `(?:${[
    '^non\\b|\\b(?:ah non|enfin non|en fait non|finalement non|attendez|gardez|oubliez|laissez tomber|je (?:le |la )?garde|on (?:le |la )?garde|vous redis|redirai|(?:vois|voir|verifie|verifier|demande|demander) (?:\\p{L}+ )?(?:avec|a|aupres)\\b)',
    '\\b(?:no wait|actually no|scrap that|forget (?:it|that|what|about)|never ?mind|keep it|leave it|i ll keep|let you know|(?:check|talk) (?:it )?(?:with|to))',
    '^nein\\b|\\b(?:ach nein|doch nicht|moment mal|ich behalte|vergessen sie|vergesst|lassen sie es|sage (?:ihnen )?(?:noch )?bescheid|melde mich)\\b',
    '^nee\\b|\\b(?:toch niet|wacht even|ik hou|vergeet|laat maar|laat (?:\\p{L}+ ){0,3}weten)\\b',
    '\\b(?:mejor no|espere|espera|me la quedo|olvid(?:e|en|ad)\\b|dejel[oa]|dejadl[oa]|ya le (?:dire|digo)|les (?:dire|digo)|consultarlo)',
    '\\b(?:anzi no|aspett[ai]|lo tengo|dimentic(?:hi|ate)|lasci(?:ate)? (?:stare|perdere)|faccio sapere)\\b',
    '\\b(?:czekaj|zostawiam|niech zostanie|jednak nie|zapomni(?:jcie|ec)|dam znac)\\b',
    '\\b(?:afinal nao|mantenho|esqueca|deixe (?:estar|la)|depois digo|ja (?:lhe )?digo)\\b',
  ].join('|')})`,
  'u',
);

/** "Sí, cancelo" holds no "if". */
function withoutYes(text: string, language: Language): string {
  return language === 'es' ? text.replace(/^\P{L}*s[ií](?=\s*[,.;!])|(?<!\p{L})sí(?!\p{L})/giu, ' ') : text;
}

/** Words that take back what the label says: a person reads the sentence. */
function isUnsaid(label: Label, { text, words, asks }: Said, cues: Cues, unsaying: Unsaying): boolean {
  const { hinges, undone, limits, absence, undecided, or, but } = unsaying;
  const holds = (...patterns: readonly RegExp[]) => patterns.some((pattern) => pattern.test(words));
  switch (label) {
    case 'cancel':
      return holds(hinges, undone) || (holds(limits) && !cues.saysCancel.test(words));
    case 'move':
      return holds(undone) || (!asks && holds(undecided));
    case 'book':
      return holds(undone, cues.saysCancel, cues.elsewhere) || (!asks && holds(undecided));
    case 'confirm':
      return holds(hinges, absence);
    case 'choose':
      return holds(or, but, hinges, cues.keeps);
    case 'earlier':
      return NO_LONGER.test(words);
    case 'none':
      return holds(cues.saysCancel, cues.givesUp);
    case 'thanks':
      return holds(but, cues.givesUp, ASKS_IN_THANKS, TAKES) || /\d/.test(text);
    default:
      return false;
  }
}

/** "Je ne suis plus intéressée par un rendez-vous plus tôt". */
const NO_LONGER =
  /\b(?:plus interess|pas interess|plus besoin|no longer|not interested|don t need|nicht mehr|kein interesse|niet meer|geen interesse|ya no|non piu|non sono piu|ja nao|juz nie|nie jestem zainteres)/;

/** "Merci d’annuler jeudi", "merci de prévenir": a request in the clothes of thanks. */
const ASKS_IN_THANKS =
  /\bmerci (?:de|d) (?!votre|vos|ta|tes|tout|m avoir|nous avoir|avoir|vous|l avoir|cette)\p{L}/u;

/** "Wir nehmen b, vielen Dank": one of the times that were offered is taken. */
const TAKES =
  /\b(?:nehme|nehmen|neem|nemen|kies|kiezen|prends|prenons|choisis|choisissons|(?:i|we) ll (?:take|have|go)|me quedo|nos quedamos|cojo|elijo|elegimos|prendo|prendiamo|scelgo|scegliamo|fico com|ficamos com|escolho|biore|bierzemy|wybieram)\b/;

/** Labels that a word for moving contradicts, when moving itself is not among them. */
function clashesWithMoving(label: Label): boolean {
  return label === 'cancel' || label === 'book' || label === 'confirm';
}

function bears(label: Label, said: Said, cues: Cues): boolean {
  const { text, words, asks } = said;
  if (label === 'cancel') return cues.givesUp.test(words) && !speaksAgainstCancelling(said, cues);
  if (label === 'move') return isMoved(said, cues) && !speaksAgainstMoving(said, cues);
  if (label === 'confirm') return cues.saysYes.test(words) && !asks && !speaksAgainstConfirming(said, cues);
  if (label === 'choose')
    return choiceIn(text) !== null || bareChoice(text) !== null || cues.chooses.test(words);
  if (label === 'late') return cues.late.test(words);
  return label !== 'stop' || cues.silence.test(words);
}

/** Words for moving or giving up, or a distance: "media hora más tarde". */
function isMoved({ text, words, language }: Said, cues: Cues): boolean {
  return cues.moves.test(words) || cues.givesUp.test(words) || shiftSaid(text, language) !== null;
}

function speaksAgainstCancelling({ words, asks }: Said, cues: Cues): boolean {
  const { denied, doubt, condition, supposed, keeps, elsewhere, asksWhether } = cues;
  const against = [denied, doubt, condition, supposed, keeps, elsewhere].some((cue) => cue.test(words));
  return against || (asks && asksWhether.test(words));
}

function speaksAgainstMoving({ words }: Said, { denied, condition, elsewhere }: Cues): boolean {
  return [denied, condition, elsewhere].some((cue) => cue.test(words));
}

/** A yes that gives something up, or denies itself. */
const UNSAYS =
  /\bannul|\bcancel|\babsag|\bodwol|\bdisd|\bdesmarc|\b(?:pas|nicht|niet|nie|non|nao|no) (?:\p{L}+ )?(?:confirm|bestatig|bevestig|potwierdz|conferm)/u;

function speaksAgainstConfirming({ words }: Said, { doubt, condition, supposed }: Cues): boolean {
  return [doubt, condition, supposed, UNSAYS].some((cue) => cue.test(words));
}
