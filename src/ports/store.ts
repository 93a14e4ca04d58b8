// What the program needs of its memory.

import type { Offer, OfferId } from '../domain/action.ts';
import type { EventCounts } from '../domain/agenda.ts';
import type { AutonomyNote, KindRecord, SaidOfSuggestion } from '../domain/autonomy.ts';
import type { Restored } from '../domain/backup.ts';
import type { Breach, BreachClosed, BreachId } from '../domain/breach.ts';
import type {
  ActionId,
  ActionRecord,
  ActionState,
  Case,
  CaseId,
  CaseState,
  Pause,
  ReviewNote,
  Verdict,
} from '../domain/case.ts';
import type { Choice, ContactChange, PatientMark, SurveyAnswer } from '../domain/contact.ts';
import type { CaseFigures } from '../domain/figures.ts';
import type { FollowUpDone, MessageConsent } from '../domain/follow-up.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { MessageClass } from '../domain/letter.ts';
import type { Address, Cursor, OwedCopy, SentMail } from '../domain/mail.ts';
import type { PatientId } from '../domain/patient.ts';
import type { Erased, Forgetting, KnownContacts, Purged, PurgeLimits } from '../domain/privacy.ts';
import type { Reason } from '../domain/reason.ts';
import type { LaidOut, MorningMail, OpenAlert } from '../domain/review.ts';
import type { Instant } from '../domain/time.ts';
import type { FreedTime, TakenPicture, WaitingChange, WaitingEntry } from '../domain/waiting.ts';

/** The program's memory. Every method is one transaction. */
export interface Store {
  /**
   * Writes a case with its plan, before anything is done; the actions named in `started` stand as started at once.
   * `known` when it was opened before: nothing is changed.
   */
  readonly open: (kase: Case, started?: readonly ActionId[]) => Promise<'opened' | 'known'>;
  /**
   * Puts another decision and plan in the place of one of which nothing was done yet; throws when something may have
   * been. The actions named in `started` stand as started.
   */
  readonly replan: (kase: Case, started?: readonly ActionId[]) => Promise<void>;
  readonly case: (id: CaseId) => Promise<Case | null>;
  /** Oldest first; with `since` only those opened from then on, asked of an index. */
  readonly cases: (state?: CaseState, since?: Instant) => Promise<readonly Case[]>;
  /**
   * Gives each case of a state to `look`, oldest first, and keeps none of them: however many there are, a few are in
   * memory. What is written meanwhile may be seen or not.
   */
  readonly eachCase: (state: CaseState, look: (kase: Case) => void) => Promise<void>;
  /** The same of the cases that came to this state from then on, by when they did, which `look` is told. */
  readonly eachSince: (
    state: CaseState,
    since: Instant,
    look: (kase: Case, stateSince: Instant) => void,
  ) => Promise<void>;
  /** Every case of one address, oldest first; asked of an index, however many cases there are. */
  readonly casesFrom: (address: Address) => Promise<readonly Case[]>;
  /** Of whatever state, oldest first; asked of an index, however many cases there are. */
  readonly casesDecided: (query: DecidedQuery) => Promise<readonly Case[]>;
  readonly settle: (id: CaseId, state: CaseState) => Promise<void>;
  readonly actions: (id: CaseId) => Promise<readonly ActionRecord[]>;
  /** Adds the proposal's actions as planned, after a human's yes; the case is acting again. */
  readonly approve: (id: CaseId, by: string, at: Instant) => Promise<void>;
  /**
   * Puts another reading, reason and proposal into a waiting case, or into one that was just stopped and waits now; what
   * was already done of its plan stays. Throws when something of the proposal may have been done.
   */
  readonly revise: (kase: Case) => Promise<void>;
  readonly mark: (id: ActionId, state: ActionState, note: string, at: Instant) => Promise<void>;
  /** Actions started and never ended: the crash's leftovers. */
  readonly unfinished: () => Promise<readonly ActionRecord[]>;
  readonly offers: (patient?: PatientId) => Promise<readonly Offer[]>;
  readonly saveOffer: (offer: Offer) => Promise<void>;
  readonly closeOffer: (id: OfferId, state: Offer['state']) => Promise<void>;
  readonly countSent: (query: SentQuery) => Promise<number>;
  /** Puts off an action that certainly did not happen: planned again, one attempt more. */
  readonly postpone: (id: ActionId, until: Instant, note: string) => Promise<void>;
  /** Planned actions that were put off, of whatever case, oldest first. */
  readonly postponed: () => Promise<readonly ActionRecord[]>;
  /** Several changes of actions and of their case's state as one transaction. */
  readonly advance: (step: Advance) => Promise<void>;
  /** Mails that the practice wrote by itself, none of our letters; later `answered` knows their threads. */
  readonly noteSent: (mails: readonly SentMail[]) => Promise<void>;
  /** Whether the practice itself wrote into a thread with one of these Message-IDs. Our own letters don't count. */
  readonly answered: (thread: readonly string[]) => Promise<boolean>;
  readonly cursor: (folder: string) => Promise<Cursor | null>;
  readonly saveCursor: (folder: string, cursor: Cursor) => Promise<void>;
  /** What patients' calendars were told, one row for each appointment, oldest first. */
  readonly invitations: (patient?: PatientId) => Promise<readonly Invitation[]>;
  /** Each takes the place of what was kept of the same appointment; all or none. */
  readonly saveInvitations: (invitations: readonly Invitation[]) => Promise<void>;
  /** Drops those whose appointment ended before this moment. */
  readonly forgetInvitations: (before: Instant) => Promise<void>;
  /** Written before a letter is handed to a server, and when the server has taken it: the own copy of design §5. */
  readonly noteLetter: (messageId: string, state: LetterState, at: Instant) => Promise<void>;
  readonly letterState: (messageId: string) => Promise<LetterState | null>;
  /** Keeps a letter until its copy is laid into Sent; beyond the last twenty, it stays without a copy. */
  readonly oweCopy: (copy: OwedCopy) => Promise<void>;
  /** Message-IDs of the letters whose copy is still to be laid, oldest first. */
  readonly owedCopies: () => Promise<readonly string[]>;
  readonly owedCopy: (messageId: string) => Promise<OwedCopy | null>;
  /** The copy lies in Sent: its letter is kept no longer. */
  readonly copyLaid: (messageId: string) => Promise<void>;
  /** Null when nothing is paused. A pause whose time is up is ended, and written down as ended. */
  readonly paused: () => Promise<Pause | null>;
  readonly pause: (pause: Pause | null) => Promise<void>;
  /** When this memory was last put back from a backup; null when it never was. */
  readonly restored: () => Promise<Restored | null>;
  readonly noteRestored: (restored: Restored) => Promise<void>;
  /** A verdict for the daemon to act on; the last one for a case counts until it is taken. */
  readonly recordVerdict: (verdict: Verdict) => Promise<void>;
  readonly verdicts: () => Promise<readonly Verdict[]>;
  readonly verdictTaken: (id: CaseId) => Promise<void>;
  /** What humans noted on cases: seen, put off, handed over. */
  readonly reviewNotes: () => Promise<readonly ReviewNote[]>;
  /** Takes the place of what was noted on the same case. */
  readonly noteReview: (note: ReviewNote) => Promise<void>;
  /** What of waiting cases lies in the practice's own mailbox. */
  readonly laidOut: () => Promise<readonly LaidOut[]>;
  readonly saveLaidOut: (laid: LaidOut) => Promise<void>;
  readonly forgetLaidOut: (laid: Pick<LaidOut, 'case' | 'as'>) => Promise<void>;
  /** Mornings of the last two weeks, oldest first. */
  readonly morningMails: () => Promise<readonly MorningMail[]>;
  /** Takes the place of the same day's. */
  readonly saveMorningMail: (mail: MorningMail) => Promise<void>;
  /** Alerts that go on until somebody says that they have seen them, one a case. */
  readonly openAlerts: () => Promise<readonly OpenAlert[]>;
  readonly saveOpenAlert: (alert: OpenAlert) => Promise<void>;
  readonly closeAlert: (id: CaseId) => Promise<void>;
  /** Breaches of personal data, also closed ones, the one known first first. None is ever purged (art. 33 (5) GDPR). */
  readonly breaches: () => Promise<readonly Breach[]>;
  /** Known by a case: the same again changes nothing. */
  readonly openBreach: (breach: Breach) => Promise<void>;
  /** False when there is no open one of this id. */
  readonly closeBreach: (id: BreachId, closed: BreachClosed) => Promise<boolean>;
  readonly freeze: (address: Address, why: string, at: Instant) => Promise<void>;
  readonly frozen: (address: Address) => Promise<string | null>;
  /** Lifts every freeze of an address; false when there was none. */
  readonly unfreeze: (address: Address, by: string, at: Instant) => Promise<boolean>;
  /** Nothing unasked goes to this address any more; with `classes`, nothing of these. */
  readonly stop: (address: Address, at: Instant, classes?: readonly MessageClass[]) => Promise<void>;
  /** Whether the address stopped everything. */
  readonly stopped: (address: Address) => Promise<boolean>;
  /** The classes that the address stopped, all of them when it stopped everything. */
  readonly stoppedClasses: (address: Address) => Promise<readonly MessageClass[]>;
  /** Lifts every stop of an address, with `classes` those of these alone; false when there was none. */
  readonly unstop: (
    address: Address,
    by: string,
    at: Instant,
    classes?: readonly MessageClass[],
  ) => Promise<boolean>;
  /** What was said of classes of messages, oldest first. The patients' file is not among it. */
  readonly consents: (patient?: PatientId) => Promise<readonly MessageConsent[]>;
  /** The same said again changes nothing. */
  readonly recordConsent: (consent: MessageConsent) => Promise<void>;
  /** Switches that humans set on patients with `agent contacts`. */
  readonly marks: () => Promise<readonly PatientMark[]>;
  readonly markPatient: (mark: PatientMark) => Promise<void>;
  /** False when it was not set here. */
  readonly unmarkPatient: (mark: PatientMark) => Promise<boolean>;
  /** New phone numbers and addresses that humans recorded beside the patients' file, oldest first (R-43). */
  readonly contactChanges: () => Promise<readonly ContactChange[]>;
  /** The same recorded again changes nothing. */
  readonly recordContactChange: (change: ContactChange) => Promise<void>;
  /** False when it was not recorded here. */
  readonly takeBackContactChange: (change: ContactChange) => Promise<boolean>;
  /** Rules that humans chose for patients by name, oldest first. */
  readonly choices: () => Promise<readonly Choice[]>;
  readonly choose: (choice: Choice) => Promise<void>;
  /** False when it was not chosen. */
  readonly unchoose: (choice: Choice) => Promise<boolean>;
  /** What became of suggestions, a record for each kind of which anything is known. */
  readonly autonomy: () => Promise<readonly KindRecord[]>;
  /**
   * Adds to the records; of one case, a verdict and a complaint count once each. Returns the records of kinds that these
   * notes opened, closed or let fall back.
   */
  readonly noteAutonomy: (notes: readonly AutonomyNote[]) => Promise<readonly KindRecord[]>;
  /** What people made of prepared answers since a moment, oldest first. No case is named. */
  readonly saidOfSuggestions: (since: Instant) => Promise<readonly SaidOfSuggestion[]>;
  /** What is counted of the cases opened since a moment, oldest first. No case is read for it. */
  readonly caseFigures: (since: Instant) => Promise<readonly CaseFigures[]>;
  readonly surveyAnswers: () => Promise<readonly SurveyAnswer[]>;
  /** A second answer to the same letter takes the place of the first. */
  readonly saveSurveyAnswer: (answer: SurveyAnswer) => Promise<void>;
  /** Forgets who answered before one moment, with their words, and all answers before another (handbook §1.4). */
  readonly ageSurveyAnswers: (limits: SurveyLimits) => Promise<void>;
  readonly addMove: (key: string) => Promise<void>;
  readonly moves: () => Promise<Readonly<Record<string, number>>>;
  /**
   * Changes the waiting list; the same change of the same moment twice is one. Entered again, the first date stands.
   * `none` when there is no such entry, or it waits no longer.
   */
  readonly changeWaiting: (change: WaitingChange, at: Instant) => Promise<'changed' | 'none'>;
  /** Everybody who waits or did, in the order of entry (handbook R-62). */
  readonly waiting: () => Promise<readonly WaitingEntry[]>;
  /** What of the agenda was taken at the last look, and what came free since then, as one transaction. */
  readonly noteTaken: (taken: TakenPicture, freed: readonly FreedTime[]) => Promise<void>;
  /** Null before the first look. */
  readonly taken: () => Promise<TakenPicture | null>;
  /** Times that came free, soonest first, also those that are closed. Long past ones are forgotten. */
  readonly freed: () => Promise<readonly FreedTime[]>;
  readonly closeFreed: (id: FreedTime['id']) => Promise<void>;
  /**
   * What became of follow-ups since a moment, of one patient and of some rules when named, oldest first. Those that a
   * case does (`Origin.covers`) are written with the case; `open` answers `known` when one of them was done before.
   */
  readonly followUps: (
    since: Instant,
    patient?: PatientId,
    rules?: readonly string[],
  ) => Promise<readonly FollowUpDone[]>;
  /** Writes down what no case does; what is there already stands. Returns those that are new. */
  readonly noteFollowUps: (done: readonly FollowUpDone[]) => Promise<readonly FollowUpDone[]>;
  /** Appointments seen in the agenda, by key, and when first: what is seen later was made later. */
  readonly seenAppointments: () => Promise<Readonly<Record<string, Instant>>>;
  /** Adds the new ones, and forgets those that are named. */
  readonly noteSeen: (seen: SeenAppointments) => Promise<void>;
  /** Rules that a human stopped for a while (`agent followups pause`). */
  readonly pausedRules: () => Promise<readonly string[]>;
  readonly pauseRule: (rule: string, paused: boolean, by: string, at: Instant) => Promise<void>;
  /** Approved hash by `id/language`. */
  readonly approvals: () => Promise<Readonly<Record<string, string>>>;
  readonly approveText: (key: string, hash: string, by: string, at: Instant) => Promise<void>;
  /**
   * Takes away what is older than its limit, never what somebody still waits for; a mail met again stays known, a
   * follow-up stays done. `known`: null when the practice's list can't be read now; then consents and stops stay.
   */
  readonly purge: (limits: PurgeLimits, known: KnownContacts | null, at: Instant) => Promise<Purged>;
  /** When the last purge was; null before the first. */
  readonly lastPurge: () => Promise<Instant | null>;
  /**
   * Erases all that is held of a person, so that not a byte of it is left in the file. Stops, freezes and what was
   * sent stay as keyed hashes. Throws while something of theirs is on its way out.
   */
  readonly forget: (person: Forgetting, by: string, at: Instant) => Promise<Erased>;
  /** What each source of the agenda had to come at the last good reading; null before the first. */
  readonly eventCount: () => Promise<EventCounts | null>;
  readonly saveEventCount: (counts: EventCounts) => Promise<void>;
  /** A secret of this installation, made at first use: it signs reply tokens and the audit chain. */
  readonly secret: () => Promise<string>;
  readonly audit: (entry: AuditEntry) => Promise<void>;
  /** The trail, oldest first: of one case, or its last `count` entries. */
  readonly trail: (query: TrailQuery) => Promise<readonly NumberedEntry[]>;
  /** Null when the chain is whole, else the number of the first entry that does not fit. */
  readonly verifyAudit: () => Promise<number | null>;
  readonly close: () => Promise<void>;
}

export interface SurveyLimits {
  readonly detachBefore: Instant;
  readonly forgetBefore: Instant;
}

/** `leaving`: handed to a server that has not answered yet. */
export type LetterState = 'leaving' | 'left' | 'returned';

export interface Advance {
  readonly case: CaseId;
  readonly marks: readonly { readonly id: ActionId; readonly state: ActionState; readonly note: string }[];
  /** Null when the case stays as it is. */
  readonly settle: CaseState | null;
  readonly at: Instant;
}

export interface SeenAppointments {
  readonly added: readonly string[];
  readonly forgotten: readonly string[];
  readonly at: Instant;
}

export interface DecidedQuery {
  /** Decided for one of these reasons, as they stand now. */
  readonly codes: readonly Reason['code'][];
  /** Opened then or later. */
  readonly since: Instant;
  readonly patient?: PatientId;
}

export interface SentQuery {
  readonly since: Instant;
  readonly to?: Address;
  /** Only replies of cases whose thread shares one of these Message-IDs. */
  readonly thread?: readonly string[];
}

export type TrailQuery = { readonly case: CaseId } | { readonly last: number };

/** One line of the append-only trail: no message text, no address in clear. */
export interface AuditEntry {
  readonly at: Instant;
  readonly actor: 'agent' | 'human' | 'clock';
  readonly verb: string;
  readonly case: CaseId | null;
  readonly detail: string;
}

/** An entry in its place, from 1, without gaps. */
export interface NumberedEntry extends AuditEntry {
  readonly number: number;
}
