// What becomes of the times of each piece of a sentence: its own words tell, or what stands before and behind it.

import { fold } from '../fold.ts';
import type { CueSide, Turn } from './time-cues.ts';
import { foldedAlike, type TimePiece } from './time-pieces.ts';

/**
 * What times mean where no word tells, and those at which the writer can't: `about` both mean the appointment that
 * exists, `wishes` both a time that is wanted or ruled out; `given-up`: wanted, and what they can't is the appointment.
 */
export type Leaning = 'about' | 'wishes' | 'given-up' | 'only-about' | 'only-wishes';

/** What becomes of a piece's times. */
export type Side = 'about' | 'wishes' | 'denied' | 'given-up' | 'out' | 'nothing';

/** Words before a time that is taken out of others. */
export const ALL_BUT =
  /\b(?:sauf|excepte|hormis|a part|except|but not|behalve|ausser|oprocz|excepto|menos|salvo|tranne|eccetto|exceto)\b/;

/** Looks into the words of a piece. */
export interface Look {
  /** Whether they name any time. */
  readonly named: (text: string) => boolean;
  /** Whether they name nothing but a clock time. */
  readonly exact: (text: string) => boolean;
  /** Whether they name times that no appointment has: "na 2 uur", "elke dinsdag", "di, do na drie". */
  readonly open: (text: string) => boolean;
  /** Whether they name hours. */
  readonly timed: (text: string) => boolean;
  /** The words without those of work and journeys, which the grammar takes for denials. */
  readonly plain: (text: string) => string;
  /** How many words they have beside their times. */
  readonly words: (text: string) => number;
}

export interface Piece {
  readonly text: string;
  readonly side: Side;
}

/** Pieces with what becomes of them; neighbours of one kind are read together, for the grammar joins what they say. */
export function sidesOf(pieces: readonly TimePiece[], leaning: Leaning, look: Look): readonly Piece[] {
  const { named } = look;
  const givesUp = leaning === 'about' || leaning === 'given-up';
  const refers = () => pieces.some(({ side, text }) => side === 'about' && named(text));
  const ruledOut: Side = givesUp && !refers() ? 'given-up' : 'denied';
  const joinedUp: Piece[] = [];
  let told = false;
  for (const [place, piece] of pieces.entries()) {
    const said = saidOf(pieces, place, { leaning, look, joinedUp, told });
    told = said !== null || (told && look.named(piece.text));
    const supposed = isOpen(pieces, place, look) ? 'wishes' : leaningSide(leaning);
    const meant = said === null ? supposed : sideOf(said, ruledOut);
    const freed = said === 'free' && piece.side === 'away';
    join(joinedUp, { text: freed ? look.plain(piece.text) : piece.text, side: meant });
  }
  return joinedUp;
}

/** "Otis is gisteren geboren, kom je morgen?": a question goes on with nothing that was told before it. */
const ASKED_BEHIND: ReadonlySet<CueSide | null> = new Set<CueSide | null>(['cannot', 'away', 'past']);

/** "Kan op dinsdagen vanaf 11": no appointment has such times, unless they only tell why another is ruled out. */
function isOpen(pieces: readonly TimePiece[], place: number, { open }: Look): boolean {
  const piece = pieces[place];
  const next = pieces.slice(place + 1).find(({ text }) => /[\p{L}\d]/u.test(text));
  if (piece === undefined || next?.turn === 'outcome' || next?.side === 'cannot') return false;
  return open(piece.text);
}

interface Before {
  readonly leaning: Leaning;
  readonly look: Look;
  /** What stands before, with its sides. */
  readonly joinedUp: readonly Piece[];
  /** Words have said the side of the last of them: it is not merely supposed. */
  readonly told: boolean;
}

/** What its own words, or its place in the sentence, say of a piece; null when nothing does. */
function saidOf(
  pieces: readonly TimePiece[],
  place: number,
  { leaning, look, joinedUp, told }: Before,
): CueSide | Side | null {
  const piece = pieces[place];
  if (piece === undefined) return null;
  const { side, turn, text } = piece;
  if (side === 'away' && isAnyHour(pieces[place + 1], look)) return 'free';
  if (isOpening(pieces, place, look) || isAside(pieces, place, look)) return 'nothing';
  if (side !== null) return side;
  if (ASKED_BEHIND.has(pieces[place - 1]?.side ?? null) && text.trimEnd().endsWith('?')) return 'wishes';
  if (isMereReason(pieces, place, { leaning, look, joinedUp, told })) return 'nothing';
  if (onlyTells(piece, joinedUp.at(-1), look)) return 'nothing';
  if (wants(leaning) && isTold(pieces, place, look)) return 'nothing';
  const next = aheadOf(pieces, place, look.named);
  const before = carried(joinedUp.at(-1)?.side, turn);
  const runsOn = place > 0 && !/[,;:.!?()\n–—-]\s*$/.test(text);
  return (turn === null && told && !runsOn ? (before ?? next) : (next ?? before)) ?? null;
}

/** It only tells why; one without any time must not stand between a time and what is said of it. */
function isMereReason(
  pieces: readonly TimePiece[],
  place: number,
  { leaning, look, joinedUp }: Before,
): boolean {
  const piece = pieces[place];
  if (piece === undefined) return false;
  if (piece.turn === 'reason' && !look.named(piece.text)) return true;
  return wants(leaning) ? isReason(pieces, place, look) : isReasonBehind(piece, joinedUp, look);
}

/** "Je suis en congé du 14 au 18 et je peux venir à n'importe quelle heure": the days of the leave are free. */
function isAnyHour(next: TimePiece | undefined, { timed }: Look): boolean {
  if (next?.side !== 'wanted' || timed(next.text)) return false;
  const said = foldedAlike(next.text).replace(/ +/g, ' ');
  return ANY_HOUR.test(said) && !ANOTHER_TIME.test(said);
}

/** "At any hour", "any time", "ces jours-là". */
const ANY_HOUR =
  /\b(?:n importe (?:quand|quelle heure)|a tout moment|a toute heure|toute la journee|ces jours la|any ?time|at any hour|all day|those days|whenever|jederzeit|egal (?:wann|um wie viel uhr)|zu jeder (?:zeit|uhrzeit)|an diesen tagen|maakt niet uit (?:hoe laat|wanneer)|(?:op )?elk (?:moment|uur)|altijd|die dagen|(?:a )?cualquier (?:hora|momento)|esos dias|(?:a )?qualsiasi (?:ora|momento)|quei giorni|(?:a )?qualquer (?:hora|momento)|nesses dias|o kazdej porze|o dowolnej porze|w te dni)\b/;
const ANOTHER_TIME =
  /\b(?:autre|another|other|different|ander\p{L}*|inn\p{L}+|otr[oa]s?|altr[oaie]|outr[oa]s?|avant|before|vorher|davor|apres|after|danach|daarna)\b/u;

/** "You are open from 8 to 7": the practice's own hours, unless a question asks for them. */
function isOpening(pieces: readonly TimePiece[], place: number, { timed }: Look): boolean {
  const { text = '', side = null } = pieces[place] ?? {};
  if (IF_OPEN.test(foldedAlike(text).replace(/ +/g, ' '))) return false;
  if (side === 'wanted' && !OPEN_ANYHOW.test(foldedAlike(text).replace(/ +/g, ' '))) return false;
  const asked = pieces.slice(place).find((piece) => /[.!?]\s*$/.test(piece.text));
  return OPEN.test(foldedAlike(text).replace(/ +/g, ' ')) && !isQuestion(asked) && timed(text);
}

function isQuestion(piece: TimePiece | undefined): boolean {
  return piece?.text.includes('?') === true;
}

/** "O sabato mattina, se siete aperti": a wish. */
const IF_OPEN =
  /\b(?:si (?:vous (?:etes|ouvrez)|c est)|if (?:you re|you are|it s)|(?:wenn|falls|sofern) (?:sie|ihr|da)|als (?:u|jullie)|si (?:abren|estan|teneis)|se (?:siete|e|apr\p{L}+|estiverem|estao|abrem)|jesli|jezeli)\b/u;

/** Words of opening hours, folded. */
const OPEN =
  /\b(?:ouvert(?:e|s|es)?|ouvre(?:z|nt)?|heures d ouverture|ouverture (?:a |des )?\d|horaires|you re open|(?:are|is|desk is|only) open|open (?:from|mon|until|till)|opening (?:hours|times)|staffed|offnungszeiten|sprechzeiten|sprechstunden?|geoffnet|telefonzeiten|openingstijden|geopend|bent u open|jullie open|open van|spreekuur|abiert[oa]s?|abren|apert[oiae]|orari[oi]?|abert[oa]s?|abrem|otwart\p{L}*|czynn[eya]|godziny (?:otwarcia|przyjec))\b/u;
/** … that no word of wanting turns into a wish: "laut Aushang haben Sie …", "vous avez". */
const OPEN_ANYHOW =
  /\b(?:haben sie|habt ihr|heeft u|hebben jullie|vous avez|you have|avete|tienen|tem|(?:sprech|telefon)\p{L}+|sprechstunden?|only)\b/u;

/** "Sauf mardi matin (réunion d'équipe à 10 h)": what stands in brackets beside a time, with words of its own. */
function isAside(pieces: readonly TimePiece[], place: number, { named, words }: Look): boolean {
  const [before, piece] = [pieces[place - 1], pieces[place]];
  if (piece === undefined || before === undefined || !before.text.endsWith('(')) return false;
  if (piece.side !== null && piece.side !== 'away') return false;
  return (
    named(piece.text) && words(piece.text) > 0 && pieces.some((other) => other !== piece && named(other.text))
  );
}

function onlyTells({ turn, text }: TimePiece, last: Piece | undefined, look: Look): boolean {
  if (turn === 'other') return tellsWhyNot(text, last, look);
  if (turn !== null) return false;
  return isAfterthought(text, last, look) || isStory(text, last, look);
}

/** "J'ai rdv mardi à 11 h, mais le plombier passe entre 10 h et midi": what stands in the appointment's way. */
function tellsWhyNot(text: string, last: Piece | undefined, { named, timed, words }: Look): boolean {
  if (last?.side !== 'about' || !timed(last.text) || text.includes('?')) return false;
  return named(text) && words(text) >= WHY_NOT_WORDS;
}

const WHY_NOT_WORDS = 3;

/** "Morgen geht es nicht, das Auto ist bis Donnerstag in der Werkstatt": tells on, and begins with no time. */
function isStory(text: string, last: Piece | undefined, { named, words }: Look): boolean {
  if (last === undefined || !TOLD.has(last.side) || text.includes('?') || !named(text)) return false;
  const opening = text.trim().split(/\s+/).slice(0, OPENING_WORDS).join(' ');
  return words(text) >= 2 && !named(opening);
}

/** "El 18 es la función, ¿podría ir el 17?": a statement with words of its own, behind which another time is asked for. */
function isTold(pieces: readonly TimePiece[], place: number, { named, words }: Look): boolean {
  const { text = '', turn = null } = pieces[place] ?? {};
  if (turn !== null || text.includes('?') || !named(text) || words(text) < TOLD_WORDS) return false;
  if (pieces.slice(0, place).some(({ side }) => side === 'wanted')) return false;
  return pieces
    .slice(place + 1)
    .some((other) => other.side === 'wanted' && other.text.includes('?') && named(other.text));
}

const TOLD_WORDS = 2;

const TOLD: ReadonlySet<Side> = new Set<Side>(['denied', 'given-up', 'out']);
const OPENING_WORDS = 3;

/** "Abends ab 18:30, ich komme erst um 18 Uhr heim": a statement that names one hour more, behind a wish with its hours. */
function isAfterthought(text: string, last: Piece | undefined, { exact, timed }: Look): boolean {
  return last?.side === 'wishes' && SUBJECT.test(foldedAlike(text)) && timed(last.text) && exact(text);
}

const SUBJECT = /^ *(?:je|j|il|elle|on|nous|i|he|she|we|they|ich|er|sie|wir|ik|hij|zij|ze|wij|we) /;

/** "Plutôt le matin car je commence à 13 h": a reason behind a wish is none itself. */
function isReasonBehind({ turn, text }: TimePiece, before: readonly Piece[], { named }: Look): boolean {
  return (
    turn === 'reason' && before.some((piece) => piece.side === 'wishes' && named(piece.text)) && named(text)
  );
}

function wants(leaning: Leaning): boolean {
  return leaning === 'wishes' || leaning === 'only-wishes';
}

/**
 * "Je bosse de 3 h à 11 h, du coup l'après-midi", "le mardi, car l'école finit à 15 h": the times of a reason are no
 * wish. Who tells nothing but a reason may mean its time.
 */
function isReason(pieces: readonly TimePiece[], place: number, { named }: Look): boolean {
  const piece = pieces[place];
  if (piece === undefined || !named(piece.text)) return false;
  if (piece.turn === 'reason') return pieces.some((other) => other !== piece && named(other.text));
  const behind = pieces.slice(place + 1).filter(({ text }) => /[\p{L}\d]/u.test(text));
  const [next] = behind;
  return next?.turn === 'outcome' && next.side !== 'cannot' && behind.some(({ text }) => named(text));
}

/** Neighbours of one kind become one, also when a wordless cut stands between them. */
function join(pieces: Piece[], next: Piece): void {
  const [last, before] = [pieces.at(-1), pieces.at(-2)];
  if (last?.side === next.side) {
    pieces[pieces.length - 1] = { text: last.text + next.text, side: next.side };
  } else if (last !== undefined && before?.side === next.side && !/[\p{L}\d]/u.test(last.text)) {
    pieces.splice(-2, 2, { text: before.text + last.text + next.text, side: next.side });
  } else pieces.push(next);
}

/** What was said goes on through commas; "j'ai une réunion jeudi matin, donc jeudi à 14 h" turns from a reason to a wish. */
function carried(last: Side | undefined, turn: Turn | null): Side | undefined {
  return turn !== null && (last === 'out' || last === 'denied' || last === 'nothing') ? 'wishes' : last;
}

/** "Mercredi, dans l'après-midi, ça irait ?": wordless pieces between a time and what is said of it are passed. */
function aheadOf(
  pieces: readonly TimePiece[],
  place: number,
  named: (text: string) => boolean,
): CueSide | null {
  const behind = pieces.slice(place + 1, place + 1 + FAR_AHEAD);
  const said = behind.findIndex(({ side, turn }) => side !== null || turn !== null);
  const next = said < 0 ? null : ahead(behind[said], named);
  // "Any morning except Wednesday, when I'm at work": the reason is that of the exception alone.
  const excepts =
    next === 'away' && pieces.slice(place, place + 1 + said).some(({ text }) => ALL_BUT.test(fold(text)));
  return excepts ? null : next;
}

const FAR_AHEAD = 3;

/** "Jeudi à 11 h, ça vous irait ?": what the words behind the comma say, when they name no time of their own. */
function ahead(next: TimePiece | undefined, named: (text: string) => boolean): CueSide | null {
  if (next === undefined || next.turn === 'reason') return null;
  return next.side === null || named(next.text) ? null : next.side;
}

function leaningSide(leaning: Leaning): Side {
  return leaning === 'about' ? 'about' : 'wishes';
}

function sideOf(said: CueSide | Side, ruledOut: Side): Side {
  switch (said) {
    case 'about':
    case 'wishes':
    case 'denied':
    case 'given-up':
    case 'out':
    case 'nothing':
      return said;
    case 'wanted':
    case 'free':
      return 'wishes';
    case 'cannot':
      return ruledOut;
    case 'away':
      return 'out';
    case 'past':
      return 'nothing';
  }
}
