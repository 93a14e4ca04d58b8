import type { Language, ProgramLanguage } from './language.ts';
import type { Address } from './mail.ts';
import type { RequestKind } from './reading.ts';
import type { LocalDate, Weekday, Zone } from './time.ts';
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

/** How far the program may go by itself for one kind of request (design §4). */
export type Autonomy = 'off' | 'suggest' | 'auto';

/** `acknowledge`: the receipt for what a human will answer; `emergency` is not here: it is never switched off. */
export type AutonomyKind = RequestKind | 'acknowledge';

/** Minutes after midnight, [from, to). */
export type MinuteRange = readonly [from: number, to: number];

export interface Practitioner {
  readonly id: string;
  readonly name: string;
  /** Open hours by weekday; the practice's when not given. */
  readonly hours: Readonly<Record<Weekday, readonly MinuteRange[]>>;
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
}

export interface Closure {
  readonly from: LocalDate;
  /** Last day closed. */
  readonly to: LocalDate;
  readonly reason: string;
}

export interface AgendaSource {
  readonly name: string;
  readonly path: string;
  readonly practitioner: string | null;
  readonly writable: boolean;
}

/** A practice as the program means it: everything checked, every default filled in, minutes and days as numbers. */
export interface Practice {
  /** Absolute folder of `practice.yaml`. All other paths here are absolute too. */
  readonly folder: string;
  readonly name: string;
  readonly profession: Profession;
  readonly country: Country;
  readonly language: Language;
  readonly programLanguage: ProgramLanguage;
  readonly zone: Zone;
  readonly phone: string;
  readonly address: string;
  readonly mail: {
    /** The practice's own addresses; the first one signs. */
    readonly addresses: readonly [Address, ...Address[]];
    readonly senderName: string;
    /** Whose Authentication-Results count (RFC 8601 §2.5). */
    readonly authservIds: readonly string[];
    /** Folder, mbox or Maildir where mail arrives. */
    readonly inbox: string;
    /** Folder where replies are written. */
    readonly outbox: string;
  };
  readonly agenda: {
    readonly sources: readonly AgendaSource[];
    /** Minutes after which a source that could not be read again counts as unreadable. */
    readonly maxAge: number;
    readonly titles: 'initials' | 'code' | 'full-name';
    /** Fewer future events than this share of the last reading = something is wrong: stop. */
    readonly shrinkAlarm: number;
  };
  readonly practitioners: readonly [Practitioner, ...Practitioner[]];
  readonly slotTypes: readonly [SlotType, ...SlotType[]];
  readonly closures: readonly Closure[];
  /** Closed on public holidays of the country (and region). */
  readonly publicHolidays: boolean;
  readonly region: string | null;
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
  readonly cancellation: {
    readonly policy: 'none' | 'reminder-of-rule' | 'fee-text-allowed';
    /** Hours before the appointment. */
    readonly delay: number;
  };
  readonly autonomy: Readonly<Record<AutonomyKind, Autonomy>>;
  readonly limits: {
    readonly perHour: number;
    readonly perDay: number;
    readonly perPersonWeek: number;
    readonly perThreadDay: number;
  };
  /** Nothing that a patient did not just ask for is sent then; from > to goes past midnight. */
  readonly quietHours: MinuteRange | null;
  readonly alerts: {
    /** File that alerts are appended to; null when no channel is configured. */
    readonly file: string | null;
  };
  readonly patientsFile: string;
  readonly faqFolder: string;
  readonly templatesFolder: string;
  readonly stateFile: string;
  readonly model: ModelSettings | null;
}

export interface ModelSettings {
  readonly server: string;
  readonly name: string;
  readonly allowRemote: boolean;
  /** Seconds. */
  readonly timeout: number;
}
