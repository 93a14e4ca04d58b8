import type { AgendaSource } from './agenda-source.ts';
import type { BackupSettings } from './backup.ts';
import type { OwnNumbers } from './emergency-numbers.ts';
import type { FollowUpSwitch } from './follow-up.ts';
import type { InvitationMode } from './invitation.ts';
import type { Language, ProgramLanguage } from './language.ts';
import type { Address } from './mail.ts';
import type { Retention } from './privacy.ts';
import type { RequestKind } from './reading.ts';
import type { ImapSettings, ModelSettings, OauthSettings, SmtpSettings } from './server-settings.ts';
import type { LocalDate, Weekday, Zone } from './time.ts';
import type { AlertSettings, MorningMailSettings } from './told.ts';
import type { PartsOfDay } from './wish.ts';

export const PROFESSIONS = [
  'physiotherapist',
  'osteopath',
  'gp',
  'dentist',
  'midwife',
  'psychologist',
  'nurse',
  'podiatrist',
  'speech-therapist',
] as const;
export type Profession = (typeof PROFESSIONS)[number];

export const COUNTRIES = [
  'FR',
  'BE',
  'CH',
  'LU',
  'PL',
  'NL',
  'DE',
  'AT',
  'GB',
  'IE',
  'ES',
  'IT',
  'PT',
] as const;
export type Country = (typeof COUNTRIES)[number];

export const SCHOOL_ZONES = ['A', 'B', 'C'] as const;
export type SchoolZone = (typeof SCHOOL_ZONES)[number];

/** How far the program may go by itself for one kind of request (design §4). */
export type Autonomy = 'off' | 'suggest' | 'auto';

/** `acknowledge`: the receipt for what a human will answer; `emergency` is not here: it is never switched off. */
export type AutonomyKind = RequestKind | 'acknowledge';

/** Minutes after midnight, [from, to). */
export type MinuteRange = readonly [from: number, to: number];

/** Open ranges by weekday, each ascending and apart. */
export type WeekHours = Readonly<Record<Weekday, readonly MinuteRange[]>>;

/** Hours of a part of the year, in place of the usual ones; of several that cover a day the first one counts. */
export interface SeasonHours {
  readonly season:
    | { readonly kind: 'dates'; readonly from: LocalDate; readonly to: LocalDate }
    | { readonly kind: 'school-holidays' };
  readonly hours: WeekHours;
}

/** Somebody else receives in a practitioner's place, both days included. */
export interface Replacement {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Patients are told who. */
  readonly name: string;
  /** Whether the program may give appointments with them; if not, these days are closed to it. */
  readonly bookable: boolean;
}

export interface Practitioner {
  readonly id: string;
  readonly name: string;
  /** Open hours by weekday; the practice's when not given. */
  readonly hours: WeekHours;
  readonly seasons: readonly SeasonHours[];
  /** Own days away, beside those of the practice. */
  readonly closures: readonly Closure[];
  readonly replacements: readonly Replacement[];
  /** Calendar file that holds this practitioner's appointments. */
  readonly agenda: string;
}

export interface SlotType {
  readonly id: string;
  /** Minutes. */
  readonly duration: number;
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  /** Starts on multiples of these minutes after the hour range begins. */
  readonly step: number;
  /** For patients who have never come. */
  readonly firstVisit: boolean;
  /** May the program book it by itself at all. */
  readonly open: boolean;
  /** Who gives it; null: everybody. */
  readonly practitioners: readonly string[] | null;
  /** Given only then, inside the open hours ("assessments on Monday morning"); null: whenever open. */
  readonly hours: WeekHours | null;
  /** How many patients at once, 1 when it is for one. */
  readonly capacity: number;
}

/** Events of the practice's own agenda that say when it is open, instead of taking time (handbook §4.1). */
export interface OpenMark {
  /** A category of the event, or how its title begins; lower case. */
  readonly word: string;
  /** Slot types that may lie in it; null: all. */
  readonly types: readonly string[] | null;
  /** Patients at once in it; null: what the slot type says. */
  readonly capacity: number | null;
}

export interface Closure {
  readonly from: LocalDate;
  /** Last day closed. */
  readonly to: LocalDate;
  readonly reason: string;
}

/** A practice as the program means it: everything checked, every default filled in, minutes and days as numbers. */
export interface Practice {
  /** Absolute folder of `practice.yaml`. All other paths here are absolute too. */
  readonly folder: string;
  readonly name: string;
  readonly profession: Profession;
  readonly country: Country;
  readonly language: Language;
  /**
   * Whom the program speaks to with these settings: the person at the terminal reads their own (`--lang`, the locale);
   * what is done in the practice's name (`inItsOwnVoice`) speaks the practice's.
   */
  readonly programLanguage: ProgramLanguage;
  /** `program-language`: of mails and alerts to the practitioner, of folders' names, of what is written down. */
  readonly ownLanguage: ProgramLanguage;
  readonly zone: Zone;
  readonly phone: string;
  readonly address: string;
  /** Null: letters give the country's. */
  readonly emergencyNumbers: OwnNumbers | null;
  /** First name of whoever reads letters before they leave, as patients read it; null: "somebody of the practice". */
  readonly readBy: string | null;
  readonly mail: {
    /** The practice's own addresses; the first one signs. */
    readonly addresses: readonly [Address, ...Address[]];
    readonly senderName: string;
    /** Whose Authentication-Results count (RFC 8601 §2.5). */
    readonly authservIds: readonly string[];
    /** Folder, mbox or Maildir where mail arrives, when there is no `imap`. */
    readonly inbox: string;
    /** Folder where replies are written, when there is no `smtp`. */
    readonly outbox: string;
    readonly imap: ImapSettings | null;
    readonly smtp: SmtpSettings | null;
    /** How the program signs in without a password (RFC 6749, 7628); null when it has one. */
    readonly oauth: OauthSettings | null;
    /** Checks DKIM signatures itself (RFC 6376), for servers that write no Authentication-Results. */
    readonly checkSignatures: boolean;
    /** An https address of the practice that takes one click to unsubscribe (RFC 8058); null: by mail only. */
    readonly unsubscribePage: string | null;
  };
  readonly agenda: {
    readonly sources: readonly AgendaSource[];
    /** Minutes after which a source that could not be read again counts as unreadable. */
    readonly maxAge: number;
    readonly titles: 'initials' | 'code' | 'full-name';
    /** Fewer future events than this share of the last reading = something is wrong: stop. */
    readonly shrinkAlarm: number;
    /** Kept times also stand in the agenda, TENTATIVE. */
    readonly holdsInAgenda: boolean;
    /** When there are any, the ranges they mark are open and no others. */
    readonly openMarks: readonly OpenMark[];
    /** Words that mark a range kept for urgencies, even where the event says that it is free. */
    readonly reservedWords: readonly string[];
    /** Events with such a word are visits at a patient's home: the way there and back takes time too. */
    readonly homeVisits: { readonly words: readonly string[]; readonly travel: number };
  };
  readonly practitioners: readonly [Practitioner, ...Practitioner[]];
  readonly slotTypes: readonly [SlotType, ...SlotType[]];
  readonly closures: readonly Closure[];
  /** Closed on public holidays of the country (and region). */
  readonly publicHolidays: boolean;
  /** Closed also on a single working day between a holiday and a weekend. */
  readonly bridgeDays: boolean;
  /** Days without school, as the practice declares them. */
  readonly schoolHolidays: readonly Omit<Closure, 'reason'>[];
  readonly region: string | null;
  /** Zone of the French school calendar; null elsewhere, or where none is given. */
  readonly schoolZone: SchoolZone | null;
  readonly partsOfDay: PartsOfDay;
  readonly booking: {
    /** Minutes between now and the earliest time that may be given. */
    readonly notice: number;
    readonly firstVisitNotice: number;
    /** Days. */
    readonly horizon: number;
    readonly firstVisitHorizon: number;
    readonly maxFuture: number;
    readonly maxMoves: number;
    readonly newPatients: boolean;
  };
  readonly offers: {
    readonly count: number;
    /** Minutes a proposed time is kept. */
    readonly hold: number;
    /** Minutes when the time lies within 48 hours. */
    readonly holdNear: number;
  };
  /** Times that come free, offered to those who wait (handbook §4.6). */
  readonly waitingList: {
    /** Minutes; a time sooner than this is near. */
    readonly near: number;
    /** Minutes outside the quiet hours to answer an offer of a near time. */
    readonly answerNear: number;
    readonly answer: number;
    /** Days after which they are asked whether they still wait, and to answer that. */
    readonly interest: number;
    readonly interestAnswer: number;
    /** More of one day that come free at once wait for a human. */
    readonly atOnce: number;
  };
  readonly cancellation: {
    readonly policy: 'none' | 'reminder-of-rule' | 'fee-text-allowed';
    /** Hours before the appointment. */
    readonly delay: number;
  };
  readonly autonomy: Readonly<Record<AutonomyKind, Autonomy>>;
  /** Answers of a kind approved unchanged in a row, after which `agent autonomy` may switch it on. */
  readonly autonomyAfter: number;
  /** Minutes that an answer takes a person, by kind; `review`: reading and approving a prepared one. */
  readonly minutesSaved: Readonly<Partial<Record<RequestKind | 'review', number>>>;
  readonly limits: {
    readonly perHour: number;
    readonly perDay: number;
    readonly perPersonWeek: number;
    readonly perThreadDay: number;
  };
  /** Nothing that a patient did not just ask for is sent then; from > to goes past midnight. */
  readonly quietHours: MinuteRange | null;
  /** Minutes for which what would leave by itself can still be stopped; 0 for none. */
  readonly grace: number;
  readonly alerts: AlertSettings;
  /** Null when the practitioner wants none. */
  readonly morningMail: MorningMailSettings | null;
  readonly backup: BackupSettings;
  readonly retention: Retention;
  /** Appointments for the patient's own calendar (RFC 6047, docs/decisions/0017). */
  readonly invitations: {
    readonly mode: InvitationMode;
    /** The title says the practice's name. */
    readonly name: boolean;
    /** The place is the practice's address. */
    readonly place: boolean;
  };
  /** Messages that go out by the clock (handbook §1.9). */
  readonly followUps: {
    /** Whether a service message needs a yes first. */
    readonly reminderConsent: 'opt-in' | 'opt-out';
    readonly folder: string;
    readonly switches: readonly FollowUpSwitch[];
  };
  readonly patientsFile: string;
  readonly faqFolder: string;
  readonly templatesFolder: string;
  readonly stateFile: string;
  readonly model: ModelSettings | null;
}
