import type { Offer, OfferId } from './action.ts';
import type {
  AgendaState,
  AgendaWarning,
  Appointment,
  AppointmentRef,
  EventCounts,
  Occurrence,
  Slot,
} from './agenda.ts';
import type { CaseId } from './case.ts';
import type { ContactProposal } from './contact.ts';
import type { Invitation } from './invitation.ts';
import type { MessageClass } from './letter.ts';
import type { Address, Mail } from './mail.ts';
import type { Patient, PatientId, Writer } from './patient.ts';
import type { Practice } from './practice.ts';
import type { Reading } from './reading.ts';
import type { PlannedSeries, SeriesQuery } from './series.ts';
import type { Texts } from './texts.ts';
import type { Instant, Span } from './time.ts';
import type { ListQuestion, WaitingEntry } from './waiting.ts';
import type { Wish } from './wish.ts';

/** What the store remembers that bears on a decision. */
export interface Memory {
  /** The practice answered in this thread by itself. */
  readonly answeredByPractice: boolean;
  /** The fixed emergency text was already sent in this thread (handbook §2.2.3). */
  readonly emergencyTextSent: boolean;
  /** Automatic replies in this thread since midnight. */
  readonly threadRepliesToday: number;
  readonly repliesToPersonThisWeek: number;
  readonly sentThisHour: number;
  readonly sentToday: number;
  /** The address is frozen, and why. */
  readonly frozen: string | null;
  /** The address stopped everything unasked. */
  readonly stopped: boolean;
  /** The classes that the address stopped. */
  readonly stoppedClasses: readonly MessageClass[];
  /** The letter of ours that the mail answers, when its token is genuine. */
  readonly answeredLetter: AnsweredLetter | null;
  readonly openOffers: readonly Offer[];
  /** The offer that the mail answers, when its reply token is genuine, whatever its state. */
  readonly answeredOffer: Offer | null;
  /** The question about the waiting list that the mail answers, when its reply token is genuine. */
  readonly answeredQuestion: ListQuestion | null;
  /** The appointments named by the reminder that the mail answers, when its reply token is genuine. */
  readonly answeredAppointments: readonly AnsweredAppointment[];
  /** Everybody who waits for an earlier time, in the order of entry. */
  readonly waiting: readonly WaitingEntry[];
  /** How often the appointments were moved, by `uid|recurrenceId`. */
  readonly moves: Readonly<Record<string, number>>;
  /** What calendars were told of the practice's appointments. */
  readonly invitations: readonly Invitation[];
  /** The future events of each source counted at the last good reading of the agenda; null before the first. */
  readonly lastEventCount: EventCounts | null;
}

/** One of our letters, as far as an answer to it needs it. */
export interface AnsweredLetter {
  readonly case: CaseId;
  readonly class: MessageClass;
  readonly to: Address;
  readonly patient: PatientId | null;
  /** Of a follow-up; null for every other letter. */
  readonly rule: string | null;
  /** Ids of the texts it was made of. */
  readonly texts: readonly string[];
  /** It says that 1 confirms, 2 moves and 3 cancels. */
  readonly numbered: boolean;
  /** The token stood in the subject: a link of the letter was used, or the mail program's own way out (RFC 2369). */
  readonly bySubject: boolean;
  /** What it asks the patient to confirm; empty for every other letter. */
  readonly contacts: readonly ContactProposal[];
}

/** An appointment as a letter of ours named it: at another start it is another one. */
export type AnsweredAppointment = Pick<Occurrence, 'uid' | 'recurrenceId' | 'start'>;

/** Why the agenda can't be relied on. */
export interface AgendaTrouble {
  /** The source that suddenly holds much less; empty when the agenda can't be read, is stale, or shrank as a whole. */
  readonly source: string;
  readonly sentence: string;
  /** `away` may pass by itself; what shrank waits for a human. */
  readonly kind: 'away' | 'shrunk';
}

/** The agenda as far as a decision needs it. */
export interface AgendaView {
  readonly state: AgendaState['kind'];
  /** Why it can't be relied on; empty when it can. */
  readonly trouble: string;
  /** The same one by one. */
  readonly troubles: readonly AgendaTrouble[];
  readonly version: string;
  /** The writer's own future appointments, soonest first, cancelled ones left out. */
  readonly appointments: readonly Appointment[];
  /** Those of them that lie in time a human closed since (`agent absent`): nobody is told that they take place. */
  readonly closed: readonly Appointment[];
  readonly busy: readonly Span[];
  /** Future events counted in this reading, by source: a sudden fall is a reason to stop. */
  readonly futureEvents: EventCounts;
  readonly warnings: readonly AgendaWarning[];
  /** Free slots that fit and overlap none of the writer's own appointments, best first (`core/agenda/slots/slots.ts`). */
  readonly slots: (query: SlotQuery) => readonly Slot[];
  /** What is not understood and takes times that this search would else have found. */
  readonly hiding: (query: SlotQuery) => readonly AgendaWarning[];
  /** A whole series of dates, beyond the horizon too. */
  readonly series: (query: SeriesQuery) => PlannedSeries;
  /** Whether a time can still be given, kept by nobody but this offer. The past can't. */
  readonly isFree: (slot: Slot, offer?: OfferId) => boolean;
}

export interface SlotQuery {
  readonly wishes: readonly Wish[];
  /** Slot type id. */
  readonly type: string;
  readonly practitioner: string | null;
  readonly firstVisit: boolean;
  readonly count: number;
  /** Keep at least so many minutes, for an appointment longer than its type. */
  readonly minutes?: number;
  /** When nothing fits the wishes: the times nearest to them, and none that was ruled out. */
  readonly nearest?: true;
  /** The writer's own appointment that moves: all others of theirs are in the way, and its own start is not offered. */
  readonly moving?: AppointmentRef;
  /** An offer that is given back for what is found: its times are not in the way. */
  readonly instead?: OfferId;
}

/** Everything a rule may look at. Values only: a rule asks nobody and changes nothing. */
export interface Situation {
  readonly caseId: string;
  readonly mail: Mail;
  readonly reading: Reading;
  readonly writer: Writer;
  /** Whom the mail may be about, proved or not: what protects somebody reaches them all (R-16, R-ALERT). */
  readonly concerned: readonly Patient[];
  readonly practice: Practice;
  readonly agenda: AgendaView;
  readonly memory: Memory;
  readonly texts: Texts;
  readonly now: Instant;
}
