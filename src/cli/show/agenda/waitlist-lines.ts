import { momentText } from '../../../core/agenda/moment-text.ts';
import { type Offered, PLACE_LOST, unansweredInARow } from '../../../core/waiting-list/in-order.ts';
import { wishText } from '../../../core/waiting-list/wish-text.ts';
import type { Offer } from '../../../domain/action.ts';
import type { Patient } from '../../../domain/patient.ts';
import type { Practice } from '../../../domain/practice.ts';
import { type Instant, toLocal } from '../../../domain/time.ts';
import type { WaitingEntry } from '../../../domain/waiting.ts';
import type { Context } from '../../context.ts';

/** All that is told of one who waits. */
export interface ShownEntry {
  readonly entry: WaitingEntry;
  /** Null when the practice does not know them any more. */
  readonly patient: Patient | null;
  /** Offers of freed times to them, oldest first. */
  readonly offered: readonly Offered[];
}

/** One who waits, in a few lines: since when, for what, what was offered, what comes next. */
export function entryLines(
  { entry, patient, offered }: ShownEntry,
  context: Context,
  practice: Practice,
): readonly string[] {
  const { say, print, language } = context;
  const moment = (instant: Instant) => momentText(instant, practice.zone, language);
  const name = patient === null ? entry.patient : `${patient.givenName} ${patient.familyName}`;
  const wishes = wishText(entry.wishes, language);
  const last = offered.at(-1)?.offer;
  const field = (label: string, text: string) => `   ${print.tone('dim', label.padEnd(10))} ${text}`;
  return [
    `${print.tone('bold', name)}  ${print.tone('dim', entry.id)}${flagText(entry, context)}`,
    field(say('depuis', 'since'), moment(entry.since)),
    ...(entry.replaces === null ? [] : [field(say('a', 'has'), moment(entry.replaces.span.start))]),
    field(
      say('souhaite', 'wishes'),
      wishes.length === 0 ? say("n'importe quand", 'any time') : wishes.join(' ; '),
    ),
    ...(last === undefined ? [] : [field(say('proposé', 'offered'), offerText(last, context, practice))]),
    field(say('ensuite', 'next'), nextText({ entry, patient, offered }, context, practice)),
  ];
}

function flagText({ priority }: WaitingEntry, { say, print }: Context): string {
  if (priority === null) return '';
  const words = say(
    `prioritaire (${priority.by} : ${priority.reason})`,
    `priority (${priority.by}: ${priority.reason})`,
  );
  return `  ${print.tone('warn', words)}`;
}

/** "jeudi 26 novembre à 10 h, sans réponse" */
export function offerText(offer: Offer, { say, language }: Context, { zone }: Practice): string {
  const times = offer.slots.map(({ start }) => momentText(start, zone, language)).join(', ');
  const became: Readonly<Record<Offer['state'], string>> = {
    open: say(
      `réponse attendue jusqu'à ${momentText(offer.until, zone, language)}`,
      `an answer is awaited until ${momentText(offer.until, zone, language)}`,
    ),
    taken: say('pris', 'taken'),
    expired: say('sans réponse', 'no answer'),
    released: say('laissé', 'left'),
  };
  return `${times}, ${became[offer.state]}`;
}

/** What happens next with somebody on the list. */
function nextText(
  { entry, patient, offered }: ShownEntry,
  { say, language }: Context,
  { zone }: Practice,
): string {
  if (entry.state !== 'waiting') return endText(entry.state, say);
  if (patient === null) return say('patient inconnu : à vérifier', 'unknown patient: to be checked');
  if (offered.some(({ offer }) => offer.state === 'open'))
    return say('sa réponse, sinon la personne suivante', 'their answer, else the next person');
  const silent = unansweredInARow(entry, offered);
  if (silent >= PLACE_LOST)
    return say('un message, puis la fin de son attente', 'a message, then the end of their wait');
  const { asked } = entry.interest;
  if (asked !== null) {
    const at = momentText(asked, zone, language);
    return say(`« toujours utile ? » demandé ${at}`, `asked "still interested?" ${at}`);
  }
  const waits = say("attend qu'un horaire se libère", 'waits for a time to come free');
  return silent === 0 ? waits : `${waits} (${silent} ${say('sans réponse', 'without an answer')})`;
}

function endText(state: Exclude<WaitingEntry['state'], 'waiting'>, say: Context['say']): string {
  switch (state) {
    case 'served':
      return say('a eu un horaire', 'was given a time');
    case 'left':
      return say('a quitté la liste', 'left the list');
    case 'unanswered':
      return say('retiré après trois propositions sans réponse', 'off after three offers without an answer');
    case 'removed':
      return say('retiré par une personne', 'taken off by a person');
    case 'expired':
      return say('les moments souhaités sont passés', 'the times they wished for are past');
  }
}

/** An entry for a machine, times on the practice's wall clock. */
export function entryJson(shown: ShownEntry, context: Context, practice: Practice): unknown {
  const { entry, offered } = shown;
  const local = (instant: Instant) => toLocal(instant, practice.zone);
  const { wishes, replaces, interest, priority, since, until, contact: _, ...rest } = entry;
  return {
    ...rest,
    since: local(since),
    until: until === null ? null : local(until),
    wishes,
    wishText: wishText(wishes, context.language),
    replaces: replaces === null ? null : { ...replaces.ref, start: local(replaces.span.start) },
    priority: priority === null ? null : { ...priority, at: local(priority.at) },
    interest: {
      said: local(interest.said),
      asked: interest.asked === null ? null : local(interest.asked),
      times: interest.times,
    },
    unanswered: unansweredInARow(entry, offered),
    offers: offered.map(({ offer }) => ({
      id: offer.id,
      state: offer.state,
      start: offer.slots.map(({ start }) => local(start)),
      madeAt: local(offer.madeAt),
      until: local(offer.until),
    })),
    next: nextText(shown, context, practice),
  };
}
