// Cases, actions and offers are kept as JSON. They are written by one function and parsed back by one each.

import type { Action, ActionKind, Offer } from '../../../domain/action.ts';
import type { Restored } from '../../../domain/backup.ts';
import type {
  ActionRecord,
  ActionState,
  Case,
  CaseState,
  Pause,
  ReviewNote,
  Stage,
  Verdict,
  VerdictKind,
} from '../../../domain/case.ts';
import type { Decision } from '../../../domain/decision.ts';
import type { Invitation } from '../../../domain/invitation.ts';
import { LABELS } from '../../../domain/reading.ts';
import { newEntry } from '../../../domain/waiting.ts';

/** As JSON. Throws for NaN and infinite numbers, which JSON would silently make null. */
export function toJson(
  value: Case | Action | Offer | Verdict | ReviewNote | Pause | Restored | Invitation,
): string {
  return JSON.stringify(value, (key, part: unknown) => {
    if (typeof part === 'number' && !Number.isFinite(part)) throw new TypeError(`${key} is ${part}`);
    return part;
  });
}

type Fields = Readonly<Record<string, unknown>>;

/** A case as it was written, in the state it is in now; null when the text is none. */
/** What cases said nothing of while every case was a mail's. */
const OF_A_MAIL = { origin: { kind: 'mail' }, batch: null } as const;

/**
 * null for what is no case of today nor of an older version: the file is damaged. `state` comes from its own column.
 */
export function parseCase(text: unknown, state: unknown): Case | null {
  const raw = parseObject(text);
  if (raw === null || !isOneOf(state, CASE_STATES) || !isOneOf(raw.decision, DECISIONS)) return null;
  const whole =
    hasTexts(raw, ['id', 'contentHash']) &&
    (raw.source === null || isObject(raw.source)) &&
    Array.isArray(raw.thread) &&
    hasNumbers(raw, ['sent', 'opened']) &&
    isObject(raw.reason) &&
    hasTexts(raw.reason, ['code']) &&
    isPlan(raw.plan) &&
    isPlan(raw.proposal);
  if (!whole) return null;
  const kase = { ...OF_A_MAIL, ...raw, state } as unknown as Case;
  return { ...kase, plan: kase.plan.map(ofToday), proposal: kase.proposal.map(ofToday) };
}

/** An offer as it was written, in the state it is in now; null when the text is none. */
export function parseOffer(text: unknown, state: unknown): Offer | null {
  const raw = parseObject(text);
  if (raw === null || !isOneOf(state, OFFER_STATES)) return null;
  const whole =
    hasTexts(raw, ['id', 'patient']) && Array.isArray(raw.slots) && hasNumbers(raw, ['until', 'madeAt']);
  return whole ? ({ ...raw, state } as unknown as Offer) : null;
}

/** An invitation as it was written; null when the text is none. */
export function parseInvitation(text: unknown): Invitation | null {
  const raw = parseObject(text);
  if (raw === null || !isOneOf(raw.state, INVITATION_STATES)) return null;
  if (raw.answer !== 'none' && raw.answer !== 'accepted') return null;
  const whole =
    hasTexts(raw, ['uid', 'patient', 'to']) &&
    hasNumbers(raw, ['start', 'end', 'sequence', 'at']) &&
    (raw.recurrenceId === null || hasTexts(raw, ['recurrenceId'])) &&
    (raw.original === null || hasNumbers(raw, ['original']));
  return whole ? (raw as unknown as Invitation) : null;
}

/** What stands beside an action's JSON. */
export interface RecordFields {
  readonly id: unknown;
  readonly case: unknown;
  readonly stage: unknown;
  readonly step: unknown;
  readonly body: unknown;
  readonly state: unknown;
  readonly note: unknown;
  readonly at: unknown;
  readonly attempts: unknown;
  readonly notBefore: unknown;
}

/** One planned action and how it stands; null when the fields are none. */
export function parseRecord(fields: RecordFields): ActionRecord | null {
  const action = parseObject(fields.body);
  const { id, case: kase, step, note, at, attempts, notBefore } = fields;
  if (action === null || !isAction(action)) return null;
  if (!isOneOf(fields.stage, STAGES) || !isOneOf(fields.state, ACTION_STATES)) return null;
  if (typeof id !== 'string' || typeof kase !== 'string' || typeof note !== 'string') return null;
  if (typeof step !== 'number' || typeof at !== 'number' || typeof attempts !== 'number') return null;
  if (notBefore !== null && typeof notBefore !== 'number') return null;
  const { stage, state } = fields;
  return { id, case: kase, stage, step, action: ofToday(action), state, note, at, attempts, notBefore };
}

/** A verdict as it was written; null when the text is none. */
export function parseVerdict(text: unknown): Verdict | null {
  const raw = parseObject(text);
  if (raw === null || !hasTexts(raw, ['case', 'by']) || !hasNumbers(raw, ['at'])) return null;
  if (raw.seal !== undefined && typeof raw.seal !== 'string') return null;
  return isOneOf(raw.kind, VERDICTS) && VERDICTS[raw.kind](raw) ? (raw as unknown as Verdict) : null;
}

/** What each kind of verdict says beside its case. */
const VERDICTS: Readonly<Record<VerdictKind, (raw: Fields) => boolean>> = {
  approve: () => true,
  refuse: (raw) => hasTexts(raw, ['note']),
  edit: (raw) => hasTexts(raw, ['text']),
  choose: (raw) =>
    hasNumbers(raw, ['instead']) &&
    isObject(raw.slot) &&
    hasNumbers(raw.slot, ['start', 'end']) &&
    hasTexts(raw.slot, ['practitioner', 'type']),
  relabel: (raw) =>
    hasNumbers(raw, ['sentence']) &&
    Array.isArray(raw.labels) &&
    raw.labels.every((label) => LABELS.some((known) => known === label)),
  hand: (raw) => hasTexts(raw, ['to']),
  snooze: (raw) => hasNumbers(raw, ['until']),
  seen: () => true,
  undo: () => true,
};

/** What humans noted on a case, as it was written; null when the text is none. */
export function parseReviewNote(text: unknown): ReviewNote | null {
  const raw = parseObject(text);
  if (raw === null || !hasTexts(raw, ['case'])) return null;
  const whole =
    (raw.seen === null || (isObject(raw.seen) && hasTexts(raw.seen, ['by']))) &&
    (raw.snoozedUntil === null || hasNumbers(raw, ['snoozedUntil'])) &&
    (raw.handed === null || (isObject(raw.handed) && hasTexts(raw.handed, ['to', 'by'])));
  return whole ? (raw as unknown as ReviewNote) : null;
}

/** A pause as it was written; null when the text is none. */
export function parsePause(text: unknown): Pause | null {
  const raw = parseObject(text);
  const whole = raw !== null && hasTexts(raw, ['by']) && hasNumbers(raw, ['since']);
  const ends = raw !== null && (!('until' in raw) || hasNumbers(raw, ['until']));
  return whole && ends ? (raw as unknown as Pause) : null;
}

/** When the memory was put back, as it was written; null when the text is no such thing. */
export function parseRestored(text: unknown): Restored | null {
  const raw = parseObject(text);
  return raw !== null && hasNumbers(raw, ['made', 'at']) ? (raw as unknown as Restored) : null;
}

const CASE_STATES: Readonly<Record<CaseState, true>> = {
  acting: true,
  waiting: true,
  done: true,
  'set-aside': true,
  refused: true,
  unknown: true,
};

const ACTION_STATES: Readonly<Record<ActionState, true>> = {
  planned: true,
  started: true,
  done: true,
  failed: true,
  unknown: true,
  skipped: true,
};

const OFFER_STATES: Readonly<Record<Offer['state'], true>> = {
  open: true,
  taken: true,
  expired: true,
  released: true,
};

const INVITATION_STATES: Readonly<Record<Invitation['state'], true>> = {
  invited: true,
  cancelled: true,
  unsent: true,
};

const STAGES: Readonly<Record<Stage, true>> = { now: true, approved: true };
const DECISIONS: Readonly<Record<Decision['kind'], true>> = { act: true, review: true, ignore: true };

const ACTION_KINDS: Readonly<Record<ActionKind, true>> = {
  reply: true,
  hold: true,
  release: true,
  book: true,
  block: true,
  move: true,
  cancel: true,
  confirm: true,
  label: true,
  alert: true,
  task: true,
  waitlist: true,
  consent: true,
  survey: true,
  stop: true,
  freeze: true,
};

/** null for what is no JSON, or no object; no other error is hidden. */
export function parseObject(text: unknown): Fields | null {
  if (typeof text !== 'string') return null;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isPlan(value: unknown): value is readonly Action[] {
  return Array.isArray(value) && value.every((action) => isObject(action) && isAction(action));
}

/** The waiting list once had a patient and a date, and nothing else. */
function ofToday(action: Action): Action {
  if (action.kind !== 'waitlist' || (action as Fields & Action).change !== undefined) return action;
  const { patient, entered } = action;
  return { ...action, change: { kind: 'enter', entry: newEntry({ patient, since: entered }) } };
}

function isAction(value: Fields): value is Fields & Action {
  return isOneOf(value.kind, ACTION_KINDS);
}

/** A value of the state column, as SQLite gives it. */
export function isCaseState(value: unknown): value is CaseState {
  return isOneOf(value, CASE_STATES);
}

/** A value of the decision column, as SQLite gives it. */
export function isDecision(value: unknown): value is Decision['kind'] {
  return isOneOf(value, DECISIONS);
}

/** Not null, and no list. */
export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOneOf<K extends string>(value: unknown, all: Readonly<Record<K, unknown>>): value is K {
  return typeof value === 'string' && Object.hasOwn(all, value);
}

/** Empty texts count as texts. */
export function hasTexts(value: Fields, names: readonly string[]): boolean {
  return names.every((name) => typeof value[name] === 'string');
}

/** Whether all are there and numbers. */
export function hasNumbers(value: Fields, names: readonly string[]): boolean {
  return names.every((name) => typeof value[name] === 'number');
}
