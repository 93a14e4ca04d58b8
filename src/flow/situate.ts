import { agendaView } from '../core/agenda/view.ts';
import { actionIdIn } from '../core/mail/reply-token.ts';
import { whoseMail } from '../core/patients/whose.ts';
import type { Offer } from '../domain/action.ts';
import type { Mail } from '../domain/mail.ts';
import type { Practice } from '../domain/practice.ts';
import type { Reading } from '../domain/reading.ts';
import type { Memory, Situation } from '../domain/situation.ts';
import type { Texts } from '../domain/texts.ts';
import { at, DAY, dayOf, HOUR, toInstant, toLocal } from '../domain/time.ts';
import type { World } from '../ports.ts';

/** `c-` and twelve hex digits, the beginning of every action id. */
const CASE_ID_LENGTH = 14;

interface Known {
  readonly world: World;
  readonly practice: Practice;
  readonly texts: Texts;
  readonly mail: Mail;
  readonly reading: Reading;
  readonly caseId: string;
}

/** Gathers everything the rules may look at; after this nothing is asked of the outside until something is done. */
export async function situate({ world, practice, texts, mail, reading, caseId }: Known): Promise<Situation> {
  const now = world.clock.now();
  const patients = await world.directory.patients();
  const memory = await remember(world, practice, mail);
  const writer = whoseMail({ mail, patients, answeredFor: memory.answeredOffer?.patient ?? null });
  const state = await world.agenda.read();
  const agenda = agendaView({
    state,
    practice,
    now,
    patient: writer.kind === 'patient' ? writer.patient : null,
    patients,
    offers: memory.openOffers,
    lastEventCount: memory.lastEventCount,
  });
  if (agenda.trouble === '') await world.store.saveEventCount(agenda.futureEvents);
  return { caseId, mail, reading, writer, practice, agenda, memory, texts, now };
}

async function remember(world: World, practice: Practice, mail: Mail): Promise<Memory> {
  const { store } = world;
  const now = world.clock.now();
  const midnight = toInstant(at(dayOf(toLocal(now, practice.zone)), 0), practice.zone);
  const key = await store.secret();
  const thread = await threadOf(world, mail, key);
  const offers = await store.offers();
  const frozen = mail.from === null ? null : await store.frozen(mail.from);
  return {
    answeredByPractice: await world.mailbox.answered(thread),
    emergencyTextSent: frozen === 'emergency',
    threadRepliesToday: thread.length === 0 ? 0 : await store.countSent({ since: midnight, thread }),
    repliesToPersonThisWeek:
      mail.from === null ? 0 : await store.countSent({ since: now - 7 * DAY, to: mail.from }),
    sentThisHour: await store.countSent({ since: now - HOUR }),
    sentToday: await store.countSent({ since: midnight }),
    frozen,
    stopped: mail.from === null ? false : await store.stopped(mail.from),
    openOffers: offers.filter(({ state, until }) => state === 'open' && until > now),
    answeredOffer: answered(offers, mail, key),
    moves: await store.moves(),
    lastEventCount: await store.eventCount(),
  };
}

/** Message-IDs of the exchange: those the mail names, and those of the case whose letter it answers. */
async function threadOf({ store }: World, mail: Mail, key: string): Promise<readonly string[]> {
  const named = [...mail.references, ...mail.inReplyTo, ...(mail.messageId === null ? [] : [mail.messageId])];
  const action = actionIdIn(named, key);
  const earlier = action === null ? null : await store.case(action.slice(0, CASE_ID_LENGTH));
  if (earlier === null) return named;
  return [...named, ...earlier.thread, ...(earlier.messageId === null ? [] : [earlier.messageId])];
}

/** The offer whose letter this mail answers, when the reply token is genuine (handbook §3.3, level 1). */
function answered(offers: readonly Offer[], mail: Mail, key: string): Offer | null {
  const action = actionIdIn([...mail.inReplyTo, ...mail.references], key);
  return offers.find(({ id }) => action?.startsWith(`${id.slice(2)}-`)) ?? null;
}
