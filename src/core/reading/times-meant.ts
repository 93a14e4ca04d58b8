// Which time words of a sentence point at an appointment that exists, and which at a time that is wanted:
// "mon rdv de jeudi, plutôt vendredi".

import type { Language } from '../../domain/language.ts';
import type { Wish, WishContext } from '../../domain/wish.ts';
import { fold } from './fold.ts';
import { readWishes } from './wishes/read-wishes.ts';

export interface TimesMeant {
  /** Of the existing appointment; always included windows, save "all but Thursday". */
  readonly about: readonly Wish[];
  readonly wishes: readonly Wish[];
}

type Side = 'about' | 'wishes';

/** Behind these words stands the existing appointment, folded; by language. */
const EXISTING: Readonly<Record<Language, string>> = {
  fr: 'mon rdv|mon rendez vous|mes rdv|mes rendez vous|notre rdv|notre rendez vous|son rdv|son rendez vous|ma seance|mes seances|ma consultation|la seance|le rdv|le rendez vous|du rdv|du rendez vous|rdv de|rdv du|rendez vous de|rendez vous du|j ai rdv|j ai rendez vous|j ai un rdv|j ai un rendez vous|celui de|celui du|celle de|celle du|prevu|prevue|initialement|au lieu de|au lieu du|a la place de|a la place du|annuler|annule|annulation|decommander|peux pas|pourrai pas|pourrais pas|pourrai plus|peux plus|viens pas|viendrai pas|vais pas pouvoir|ne serai pas|serai pas la|pas venir|pas etre la|empeche|empechee|indisponible|impossible|pas possible',
  en: 'my appointment|my appt|our appointment|my session|the appointment|my slot|appointment on|appt on|booked for|booked in|due in|scheduled|instead of|cancel|cancelling|can t make|cant make|cannot make|won t make|wont make|can t come|cant come|unable|can t do|cant do|not able|from my',
  nl: 'mijn afspraak|onze afspraak|de afspraak|afspraak van|afspraak op|in plaats van|annuleren|afzeggen|afmelden|kan niet|niet komen|verhinderd',
  de: 'mein termin|meinen termin|der termin|den termin|unseren termin|termin am|termin vom|statt|anstatt|absagen|kann nicht|nicht kommen|verhindert|schaffe es nicht',
  pl: 'moja wizyta|moja wizyte|mojej wizyty|wizyte|wizyty|wizyta|zamiast|odwolac|odwoluje|nie moge|nie przyjde|nie dam rady',
  es: 'mi cita|la cita|cita del|en lugar de|en vez de|anular|cancelar|no puedo|no podre|no voy a poder',
  it: 'il mio appuntamento|mio appuntamento|l appuntamento|la visita|appuntamento di|appuntamento del|invece di|annullare|disdire|non posso|non riesco|non potro',
  pt: 'minha consulta|a consulta|consulta de|consulta do|em vez de|anular|cancelar|desmarcar|nao posso|nao vou poder|nao consigo ir',
};

/** Behind these stands what is wanted instead. */
const WANTED: Readonly<Record<Language, string>> = {
  fr: 'plutot|decaler au|decaler a|decaler vers|decaler pour|decale au|deplacer au|deplacer a|deplacer vers|reporter au|reporter a|reporte au|reporte a|avancer au|avancer a|changer pour|remettre au|remettre a|repousser au|repousser a|possible|sinon|dispo|disponible|disponibilite|libre|prefere|prefererais|preference|je pourrais|je peux venir|on pourrait|pourrait on|auriez vous|avez vous|vous avez|vous auriez|un autre|une autre|autre rdv|autre creneau|autre date|nouveau rdv|nouveau rendez vous|remplacer par|replacer|a la place|reprendre rdv|ideal|ideale|voir pour|si vous avez|me conviendrait|m arrangerait|m irait|je suis libre|serait il|serait ce|est ce que je peux venir',
  en: 'rather|instead|move it to|move to|move this to|change to|change it to|reschedule to|reschedule for|rebook for|swap to|push to|push it to|bring forward to|possible|available|anything|prefer|preferably|could i come|can i come|do you have|have you got|another|a new|free|how about|any chance of|would work|i could do|could do|i can do|works for me|or else|otherwise|if not',
  nl: 'liever|verzetten naar|verplaatsen naar|naar|mogelijk|beschikbaar|anders|een andere|ander moment|nieuwe afspraak|heeft u|hebt u|het liefst|ik kan wel|kan ik',
  de: 'lieber|stattdessen|verschieben auf|verlegen auf|auf|moglich|verfugbar|sonst|anderen termin|neuen termin|haben sie|hatten sie|am liebsten|ich konnte|ginge|geht auch|ware',
  pl: 'raczej|wolalbym|wolalabym|przelozyc na|przeniesc na|zmienic na|mozliwe|mozliwy|dostepny|inny termin|nowy termin|czy jest|czy ma|moglbym|moglabym|albo|wolny',
  es: 'mejor|cambiar al|cambiar a|cambiarla al|pasar al|mover al|posible|disponible|si no|otra cita|otra hora|otro dia|tiene|tienen|prefiero|podria|puedo',
  it: 'piuttosto|meglio|spostare a|spostarlo a|rimandare a|anticipare a|possibile|disponibile|altrimenti|un altro|nuovo appuntamento|avete|ha posto|preferirei|preferisco|potrei',
  pt: 'de preferencia|antes|mudar para|passar para|remarcar para|adiar para|possivel|disponivel|senao|outra|outro|nova consulta|tem|teria|prefiro|poderia|podia',
};

const ALL_BUT =
  /\b(?:sauf|excepte|hormis|a part|except|but not|behalve|ausser|oprocz|excepto|menos|salvo|tranne|eccetto|exceto)\b/;

/** Reads the times of one sentence. `leaning`: what they mean where no word tells. */
export function timesMeant(
  text: string,
  language: Language,
  context: WishContext,
  leaning: Side | 'only-about' | 'only-wishes',
): TimesMeant {
  if (leaning === 'only-about') return { about: asNamed(text, read(text, language, context)), wishes: [] };
  if (leaning === 'only-wishes') return { about: [], wishes: read(text, language, context) };
  const about: Wish[] = [];
  const wishes: Wish[] = [];
  for (const piece of piecesOf(text, language, leaning)) {
    const [existing, wanted] = fromTo(piece, MOVES.test(fold(text)), language, context);
    about.push(...existing);
    wishes.push(...wanted);
  }
  return { about, wishes };
}

function read(text: string, language: Language, context: WishContext): readonly Wish[] {
  return readWishes(text, language, context).wishes;
}

/** "Je ne viens pas jeudi" names Thursday's appointment; only "sauf jeudi" takes one out. */
function asNamed(text: string, wishes: readonly Wish[]): readonly Wish[] {
  return ALL_BUT.test(fold(text)) ? wishes : wishes.map((wish) => ({ ...wish, include: true }));
}

interface Piece {
  readonly text: string;
  readonly side: Side;
}

/** The sentence cut where a word changes what the times behind it mean. */
function piecesOf(text: string, language: Language, leaning: Side): readonly Piece[] {
  const folded = foldedAlike(text);
  const cues = [
    ...cuesIn(folded, EXISTING[language], 'about'),
    ...cuesIn(folded, WANTED[language], 'wishes'),
  ].sort((a, b) => a.at - b.at);
  const pieces: Piece[] = [];
  let from = 0;
  let side = cues[0]?.side ?? leaning;
  for (const cue of cues) {
    if (cue.side !== side) {
      pieces.push({ text: text.slice(from, cue.at), side });
      from = cue.at;
      side = cue.side;
    }
  }
  pieces.push({ text: text.slice(from), side });
  return pieces;
}

/** Folded letter by letter, so that every place means the same in both; signs become spaces. */
function foldedAlike(text: string): string {
  return [...text]
    .map((letter) => {
      const plain = fold(letter);
      const sign = /^[\p{L}\p{N}]$/u.test(plain) ? plain : ' ';
      return sign.padEnd(letter.length, ' ');
    })
    .join('');
}

function cuesIn(folded: string, phrases: string, side: Side): readonly { at: number; side: Side }[] {
  const pattern = new RegExp(`(?<![a-z0-9])(?:${phrases.replaceAll(' ', ' +')})(?![a-z0-9])`, 'g');
  return [...folded.matchAll(pattern)].map(({ index }) => ({ at: index, side }));
}

const TO = /\s(?:à|a|au|vers|pour|to|naar|auf|na|al|para|per)\s/gi;
const MOVES =
  /\b(?:decal|deplac|report|chang|avanc|echang|move|resched|swap|push|verzet|verplaats|verschieb|verleg|przeloz|przenies|zmien|cambi|mover|pasar|spost|anticip|rimand|mud|remarc|adi)/;
/** "à 11h15" gives the clock time of the day before it and is no way from one day to another. */
const CLOCK = /^\d{1,2}\s*(?:h|:|\.\d|uhr|am\b|pm\b|heures?)/i;

/** "décaler mardi à jeudi", "from Tuesday to Thursday": what stands before is left for what stands behind. */
function fromTo(
  { text, side }: Piece,
  moves: boolean,
  language: Language,
  context: WishContext,
): readonly [readonly Wish[], readonly Wish[]] {
  for (const { index, 0: word } of moves ? text.matchAll(TO) : []) {
    const rest = text.slice(index + word.length);
    if (CLOCK.test(rest)) continue;
    const before = read(text.slice(0, index), language, context);
    const behind = read(rest, language, context);
    if (before.some(namesADay) && behind.some(namesADay)) return [asNamed(text, before), behind];
  }
  const wishes = read(text, language, context);
  return side === 'about' ? [asNamed(text, wishes), []] : [[], wishes];
}

/** A day or a few, not a time of day on any day. */
function namesADay(wish: Wish): boolean {
  return wish.daily === undefined && wish.sameTime === undefined;
}
