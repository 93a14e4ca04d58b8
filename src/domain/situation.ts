import type { Offer } from './action.ts';
import type { AgendaState, AgendaWarning, Appointment, Slot } from './agenda.ts';
import type { Mail } from './mail.ts';
import type { Writer } from './patient.ts';
import type { Practice } from './practice.ts';
import type { Reading } from './reading.ts';
import type { Texts } from './texts.ts';
import type { Instant, Span } from './time.ts';
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
  readonly stopped: boolean;
  readonly openOffers: readonly Offer[];
  /** The offer that the mail answers, when its reply token is genuine, whatever its state. */
  readonly answeredOffer: Offer | null;
  /** How often the appointments were moved, by `uid|recurrenceId`. */
  readonly moves: Readonly<Record<string, number>>;
  /** The future events counted at the last good reading of the agenda; null before the first. */
  readonly lastEventCount: number | null;
}

/** The agenda as far as a decision needs it. */
export interface AgendaView {
  readonly state: AgendaState['kind'];
  /** Why it can't be relied on; empty when it can. */
  readonly trouble: string;
  readonly version: string;
  /** The writer's own future appointments, soonest first, cancelled ones left out. */
  readonly appointments: readonly Appointment[];
  readonly busy: readonly Span[];
  /** Future events counted in this reading: a sudden fall is a reason to stop. */
  readonly futureEvents: number;
  readonly warnings: readonly AgendaWarning[];
  /** Free slots that fit, best first: asked by the rules, computed by `core/agenda/slots.ts`. */
  readonly slots: (query: SlotQuery) => readonly Slot[];
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
}

/** Everything a rule may look at. Values only: a rule asks nobody and changes nothing. */
export interface Situation {
  readonly caseId: string;
  readonly mail: Mail;
  readonly reading: Reading;
  readonly writer: Writer;
  readonly practice: Practice;
  readonly agenda: AgendaView;
  readonly memory: Memory;
  readonly texts: Texts;
  readonly now: Instant;
}
