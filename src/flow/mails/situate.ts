import { agendaView } from '../../core/agenda/view.ts';
import { caseIdOfAction } from '../../core/case-id.ts';
import { answeredAppointments } from '../../core/followups/answered-appointments.ts';
import { actionIdIn } from '../../core/mail/reply-token.ts';
import { concernedBy } from '../../core/patients/concerned.ts';
import { whoseMail } from '../../core/patients/whose.ts';
import { listQuestionOf } from '../../core/waiting-list/list-question.ts';
import type { Offer } from '../../domain/action.ts';
import type { Mail } from '../../domain/mail.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Reading } from '../../domain/reading.ts';
import type { Memory, Situation } from '../../domain/situation.ts';
import type { Texts } from '../../domain/texts.ts';
import { DAY, HOUR, startOfDay } from '../../domain/time.ts';
import type { World } from '../../ports/world.ts';
import { letterAnswered } from './letter-answered.ts';

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
  const answeredFor = memory.answeredLetter?.patient ?? null;
  const concerned = concernedBy({ mail, patients, answeredFor });
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
  return { caseId, mail, reading, writer, concerned, practice, agenda, memory, texts, now };
}

async function remember(world: World, practice: Practice, mail: Mail): Promise<Memory> {
  const { store } = world;
  const now = world.clock.now();
  const midnight = startOfDay(now, practice.zone);
  const key = await store.secret();
  const thread = await threadOf(world, mail, key);
  const offers = await store.offers();
  const frozen = mail.from === null ? null : await store.frozen(mail.from);
  return {
    answeredByPractice: await world.store.answered(thread),
    emergencyTextSent: frozen === 'emergency',
    threadRepliesToday: thread.length === 0 ? 0 : await store.countSent({ since: midnight, thread }),
    repliesToPersonThisWeek:
      mail.from === null ? 0 : await store.countSent({ since: now - 7 * DAY, to: mail.from }),
    sentThisHour: await store.countSent({ since: now - HOUR }),
    sentToday: await store.countSent({ since: midnight }),
    frozen,
    stopped: mail.from === null ? false : await store.stopped(mail.from),
    stoppedClasses: mail.from === null ? [] : await store.stoppedClasses(mail.from),
    answeredLetter: await letterAnswered(store, mail, key),
    openOffers: offers.filter(({ state, until }) => state === 'open' && until > now),
    answeredOffer: answered(offers, mail, key),
    ...(await answeredIn(world, mail, key)),
    waiting: (await store.waiting()).filter(({ state }) => state === 'waiting'),
    moves: await store.moves(),
    invitations: mail.calendar === null ? [] : await store.invitations(),
    lastEventCount: await store.eventCount(),
  };
}

/** Message-IDs of the exchange: those the mail names, and those of the case whose letter it answers. */
async function threadOf({ store }: World, mail: Mail, key: string): Promise<readonly string[]> {
  const named = [...mail.references, ...mail.inReplyTo, ...(mail.messageId === null ? [] : [mail.messageId])];
  const action = actionIdIn(named, key);
  const earlier = action === null ? null : await store.case(caseIdOfAction(action));
  if (earlier === null) return named;
  return [...named, ...earlier.thread, ...(earlier.messageId === null ? [] : [earlier.messageId])];
}

type Answered = Pick<Memory, 'answeredQuestion' | 'answeredAppointments'>;

/** What the letter that this mail answers asked about the waiting list, or reminded of. */
async function answeredIn({ store }: World, mail: Mail, key: string): Promise<Answered> {
  const action = actionIdIn([...mail.inReplyTo, ...mail.references], key);
  const asked = action === null ? null : await store.case(caseIdOfAction(action));
  if (asked === null) return { answeredQuestion: null, answeredAppointments: [] };
  return { answeredQuestion: listQuestionOf(asked), answeredAppointments: answeredAppointments(asked) };
}

/** The offer whose letter this mail answers, when the reply token is genuine (handbook §3.3, level 1). */
function answered(offers: readonly Offer[], mail: Mail, key: string): Offer | null {
  const action = actionIdIn([...mail.inReplyTo, ...mail.references], key);
  return offers.find(({ id }) => action?.startsWith(`${id.slice(2)}-`)) ?? null;
}
