// What is due, and how each thing stands: a pure function of the agenda, the rules, what was done, who agreed, and now.

import type {
  Due,
  FollowUpDone,
  FollowUpRule,
  ListRow,
  Recipient,
  Standing,
  Withheld,
} from '../../domain/follow-up.ts';
import type { Address } from '../../domain/mail.ts';
import type { Patient, PatientId } from '../../domain/patient.ts';
import type { Practice } from '../../domain/practice.ts';
import { DAY, type Instant, type Span } from '../../domain/time.ts';
import type { May } from '../consents/may-receive.ts';
import { grouped } from '../grouped.ts';
import { contactOf } from '../patients/contact-of.ts';
import { isQuiet } from '../waiting-list/answer-time.ts';
import { askedBefore, askedOnce } from './asked-once.ts';
import type { Book } from './book.ts';
import { candidatesOf, closureOver } from './candidates.ts';
import { failing } from './conditions.ts';
import { keyOfOther, matterOf } from './key.ts';
import { quietEnd } from './moments.ts';
import { isToldSameDay } from './told-same-day.ts';

export interface DueQuestion {
  readonly practice: Practice;
  /** Those that are off make nothing due. */
  readonly rules: readonly FollowUpRule[];
  /** Rules that a human stopped for a while. */
  readonly paused: readonly string[];
  readonly book: Book;
  readonly rows: readonly ListRow[];
  readonly patients: readonly Patient[];
  readonly done: readonly FollowUpDone[];
  /** Matters (`matterOf`) that a rule wrote about which no longer exists: a rule was renamed, and writes nothing twice. */
  readonly settled: ReadonlySet<string>;
  /** When appointments, and rules that are on, were first seen (`ruleKey`); when the program gave a time itself (`toldKey`). */
  readonly seen: Readonly<Record<string, Instant>>;
  /** Whether a message may go to a patient at an address now (handbook §1.9). */
  readonly may: (due: Due, patient: Patient, address: Address) => May;
  readonly chosen: (patient: PatientId, rule: string) => boolean;
  readonly now: Instant;
  /** Things are due whose use reaches into it. */
  readonly within: Span;
  /** `duesOf` this question, when it was worked out before. */
  readonly dues?: readonly Due[];
}

type Sources = Pick<DueQuestion, 'rules' | 'practice' | 'book' | 'rows' | 'seen' | 'now' | 'within'>;

/** How far back a thing that was missed is still told of. */
export const MISSED_FOR = 30 * DAY;

/** The window of a tick: what is due until tonight, and what was missed. */
export function tickWindow(now: Instant): Span {
  return { start: now - MISSED_FOR, end: now + DAY };
}

/** The name under which the first look at a rule that is on is remembered. */
export function ruleKey(rule: string): string {
  return keyOfOther(rule, 'on');
}

/** Everything due in the window, by the moment it is due; each key once. */
export function standings(question: DueQuestion): readonly Standing[] {
  const known = knownOf(question);
  return (question.dues ?? duesOf(question)).map((due) => standing(due, question, known));
}

/** What the rules make due in the window, whoever may be written to; each key once, those of `apart` never. */
export function duesOf(
  { rules, practice, book, rows, seen, now, within }: Sources,
  apart: readonly FollowUpDone[] = [],
): readonly Due[] {
  const dues = rules
    .filter(({ on }) => on)
    .flatMap((rule) => candidatesOf(rule, { practice, book, rows, seen, now }, within));
  const keys = new Set(apart.map(({ key }) => key));
  return dues
    .filter(({ key }) => !keys.has(key) && keys.add(key))
    .toSorted((one, other) => one.due - other.due);
}

interface Known {
  readonly patients: ReadonlyMap<PatientId, Patient>;
  readonly done: ReadonlyMap<string, FollowUpDone>;
  readonly byPatient: ReadonlyMap<PatientId, readonly FollowUpDone[]>;
  /** Appointments, wherever they were moved, of which a new patient was asked something (`askedOnce`). */
  readonly asked: ReadonlySet<string>;
}

function knownOf({ patients, done, rules }: DueQuestion): Known {
  return {
    patients: new Map(patients.map((patient) => [patient.id, patient])),
    done: new Map(done.map((one) => [one.key, one])),
    byPatient: grouped(done, ({ patient }) => patient),
    asked: askedBefore(done, rules),
  };
}

function standing(due: Due, question: DueQuestion, known: Known): Standing {
  const { rule, key } = due;
  const { now, practice } = question;
  const no = (why: Withheld): Standing => ({ kind: 'withheld', due, why });
  if (known.done.has(key)) return no('done-before');
  if (rule.does.kind === 'message' && question.settled.has(matterOf(key))) return no('done-before');
  if (known.asked.has(askedOnce(due) ?? '')) return no('done-before');
  if (question.paused.includes(rule.id)) return no('paused');
  const patient = known.patients.get(due.patient);
  if (patient === undefined) return no('no-address');
  if (isInClosedTime(due, question)) return no('closed');
  if (isToldSameDay(due, { ...question, done: known.done, zone: practice.zone })) return no('told-same-day');
  if (failing(due, { patient, practice, book: question.book }) !== null) return no('condition');
  const allowed = allowedTo(due, patient, question);
  if (allowed.kind === 'no') return no(allowed.why);
  if (isOverLimit(due, known, now)) return no('limit');
  if (due.until <= now) return no('missed');
  const { to } = allowed;
  if (due.due > now) return { kind: 'later', due, to, at: due.due };
  if (to === null || !isQuiet(now, practice)) return { kind: 'now', due, to };
  const at = quietEnd(now, practice);
  return at < due.until ? { kind: 'later', due, to, at } : no('missed');
}

/**
 * Whether its appointment does not take place: its time was closed since, or a closure without a stand-in lies over it.
 * Of a declared closure its own rules tell.
 */
function isInClosedTime({ rule, appointment }: Due, { book, practice }: DueQuestion): boolean {
  if (appointment === null) return false;
  if (book.isClosed(appointment)) return true;
  if (rule.does.kind === 'task' || rule.trigger.kind === 'closure') return false;
  return closureOver(appointment, practice)?.replacement === null;
}

type Allowed =
  | { readonly kind: 'yes'; readonly to: Recipient | null }
  | { readonly kind: 'no'; readonly why: Withheld };

/** A task needs nobody's consent; a message needs an address, what its class asks for, and a choice where the rule says so. */
function allowedTo(due: Due, patient: Patient, question: DueQuestion): Allowed {
  const { rule } = due;
  const isChosen = question.chosen(patient.id, rule.id);
  if (rule.only.chosen !== undefined && rule.only.chosen !== isChosen)
    return { kind: 'no', why: 'not-chosen' };
  if (rule.does.kind === 'task') return { kind: 'yes', to: null };
  const address = contactOf(patient);
  if (address === null) return { kind: 'no', why: whyUnreachable(patient) };
  const may = question.may(due, patient, address);
  if (may.kind === 'no') return { kind: 'no', why: may.why };
  const holder = patient.contacts.find((contact) => contact.address === address)?.holder;
  const alone = may.kind === 'yes' && rule.does.approver === 'rule';
  return { kind: 'yes', to: { address, forChild: holder === 'parent', alone } };
}

function whyUnreachable({ flags }: Patient): Withheld {
  if (flags.includes('deceased') || flags.includes('frozen')) return 'frozen';
  return flags.some((flag) => flag !== 'confidential') ? 'human-only' : 'no-address';
}

/** Several things in one letter count as one. */
function isOverLimit({ rule, patient }: Due, { byPatient }: Known, now: Instant): boolean {
  const { count, days } = rule.limit;
  const sent = (byPatient.get(patient) ?? []).filter(
    (one) => one.rule === rule.id && one.as !== 'missed' && one.at > now - days * DAY,
  );
  return new Set(sent.map(({ at }) => at)).size >= count;
}

/**
 * What was missed and nobody was told of: its use ended unsent, though the rule was on and the appointment known in
 * time. It is listed once, never sent.
 */
export function missedIn(all: readonly Standing[], { seen }: Pick<DueQuestion, 'seen'>): readonly Due[] {
  return all.flatMap((one) => {
    if (one.kind !== 'withheld' || one.why !== 'missed') return [];
    const { due } = one;
    const since = seen[ruleKey(due.rule.id)];
    return since !== undefined && due.due >= since ? [due] : [];
  });
}
