// What a "stop" ends: messages, which is obeyed at once, or the sessions themselves, which is a cancellation.

import { plainWords } from '../fold.ts';
import type { Classified } from './classified.ts';

/** "Stop aux séances de lundi" ends no messages; "stop aux rappels de séance" does. */
export function endsSessions(text: string): boolean {
  const words = plainWords(text);
  return OF_SESSIONS.test(words) && !OF_MESSAGES.test(words);
}

/** A classifier's word for a sentence, without the stop that it heard where only sessions are ended. */
export function withoutStopOfSessions(classified: Classified, text: string): Classified {
  const { labels, p } = classified;
  if (!endsSessions(text) || (!labels.includes('stop') && (p?.stop ?? 0) === 0)) return classified;
  return {
    ...classified,
    labels: labels.filter((label) => label !== 'stop'),
    explained: classified.explained && !labels.includes('stop'),
    ...(p === undefined ? {} : { p: { ...p, stop: 0 } }),
  };
}

const OF_SESSIONS =
  /\b(?:seances?|rendez vous|rdv|sessions?|appointments?|termin\p{L}*|sitzung\p{L}*|afspra\p{L}*|behandeling\p{L}*|wizyt\p{L}*|sesion\p{L}*|citas?|sedut\p{L}*|appuntament\p{L}*|sess(?:ao|oes)|consultas?|traitement|treatment|kine)\b/u;
const OF_MESSAGES =
  /\b(?:rappel|sms|texto|messag|mail|courriel|notif|remind|text|erinner|nachricht|herinner|bericht|przypom|wiadomosc|recordat|mensaj|correo|promemoria|messagg|lembret|mensage|avis|envi|ecri|schreib|schrijf|pisz|scriv|escrib|escrev)/;
