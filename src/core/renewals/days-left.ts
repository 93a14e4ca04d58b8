// "Il me reste 5 jours": how long a patient says that they still have something, in the eight languages (K14).

import type { Mail } from '../../domain/mail.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import { fold } from '../reading/fold.ts';

const NUMBERS: readonly (readonly [RegExp, number])[] = [
  [/^(?:un|une|one|een|ein|eine|einen|jeden|jedna|uno|una|um|uma|a)$/, 1],
  [/^(?:deux|two|twee|zwei|dwa|dwie|dos|due|dois|duas)$/, 2],
  [/^(?:trois|three|drie|drei|trzy|tres|tre)$/, 3],
  [/^(?:quatre|four|vier|cztery|cuatro|quattro|quatro)$/, 4],
  [/^(?:cinq|five|vijf|funf|piec|cinco|cinque)$/, 5],
  [/^(?:six|zes|sechs|szesc|seis|sei)$/, 6],
  [/^(?:sept|seven|zeven|sieben|siedem|siete|sette|sete)$/, 7],
  [/^(?:huit|eight|acht|osiem|ocho|otto|oito)$/, 8],
  [/^(?:dix|ten|tien|zehn|dziesiec|diez|dieci|dez)$/, 10],
];

const DAYS = '(?:jours?|days?|dagen|dag|tagen?|tag|dni|dzien|dias?|giorni|giorno)';
const WEEKS = '(?:semaines?|weeks?|weken|week|wochen?|tygodni(?:e)?|tydzien|semanas?|settiman[ae])';
/** What says that it is what is left, and not since when. */
const LEFT =
  /\b(?:reste|restent|restait|encore|plus que|left|remaining|only have|run out|runs out|nog|over voor|noch|reicht|reichen|zostal\w*|starczy|wystarczy|quedan?|queda|me quedan|restano|rimangono|rimasti|ancora|restam|resta|sobram)\b/;
const NOTHING =
  /\b(?:n en ai plus|plus (?:de|aucun) (?:medicament|comprime|boite|traitement|cachet)\w*|none left|ran out|run out already|no more tablets|op is|opgebruikt|aufgebraucht|skonczyl\w* sie|se me han acabado|sono finit[ei]|acabaram)\b/;

/** The moment from which the patient says that they have nothing left; null when the mail does not say. */
export function runsOut({ ownWords, sent }: Pick<Mail, 'ownWords' | 'sent'>): Instant | null {
  const text = fold(ownWords).replace(/[^\p{L}\p{N}\n.!?]+/gu, ' ');
  const moments = text.split(/[\n.!?]+/).flatMap((sentence) => {
    if (NOTHING.test(sentence)) return [sent];
    const days = LEFT.test(sentence) ? daysIn(sentence) : null;
    return days === null ? [] : [sent + days * DAY];
  });
  return moments.length === 0 ? null : Math.min(...moments);
}

function daysIn(sentence: string): number | null {
  const [, count = '', unit = ''] =
    new RegExp(`\\b([\\p{L}\\d]+) (${DAYS}|${WEEKS})\\b`, 'u').exec(sentence) ?? [];
  const number = /^\d{1,3}$/.test(count) ? Number(count) : NUMBERS.find(([name]) => name.test(count))?.[1];
  if (number === undefined) return null;
  return new RegExp(`^${WEEKS}$`).test(unit) ? number * 7 : number;
}
