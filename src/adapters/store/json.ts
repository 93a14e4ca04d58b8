// Cases, actions and offers are kept as JSON. They are written by one function and parsed back by one each.

import type { Action, ActionKind, Offer } from '../../domain/action.ts';
import type { ActionRecord, ActionState, Case, CaseState, Stage } from '../../domain/case.ts';
import type { Decision } from '../../domain/decision.ts';

/** As JSON. Throws for NaN and infinite numbers, which JSON would silently make null. */
export function toJson(value: Case | Action | Offer): string {
  return JSON.stringify(value, (key, part: unknown) => {
    if (typeof part === 'number' && !Number.isFinite(part)) throw new TypeError(`${key} is ${part}`);
    return part;
  });
}

type Fields = Readonly<Record<string, unknown>>;

/** A case as it was written, in the state it is in now; null when the text is none. */
export function parseCase(text: unknown, state: unknown): Case | null {
  const raw = parseObject(text);
  if (raw === null || !isOneOf(state, CASE_STATES) || !isOneOf(raw.decision, DECISIONS)) return null;
  const whole =
    hasTexts(raw, ['id', 'contentHash']) &&
    isObject(raw.source) &&
    Array.isArray(raw.thread) &&
    hasNumbers(raw, ['sent', 'opened']) &&
    isObject(raw.reason) &&
    hasTexts(raw.reason, ['code']) &&
    isPlan(raw.plan) &&
    isPlan(raw.proposal);
  return whole ? ({ ...raw, state } as unknown as Case) : null;
}

/** An offer as it was written, in the state it is in now; null when the text is none. */
export function parseOffer(text: unknown, state: unknown): Offer | null {
  const raw = parseObject(text);
  if (raw === null || !isOneOf(state, OFFER_STATES)) return null;
  const whole =
    hasTexts(raw, ['id', 'patient']) && Array.isArray(raw.slots) && hasNumbers(raw, ['until', 'madeAt']);
  return whole ? ({ ...raw, state } as unknown as Offer) : null;
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
}

/** One planned action and how it stands; null when the fields are none. */
export function parseRecord(fields: RecordFields): ActionRecord | null {
  const action = parseObject(fields.body);
  const { id, case: kase, step, note, at } = fields;
  if (action === null || !isAction(action)) return null;
  if (!isOneOf(fields.stage, STAGES) || !isOneOf(fields.state, ACTION_STATES)) return null;
  if (typeof id !== 'string' || typeof kase !== 'string' || typeof note !== 'string') return null;
  if (typeof step !== 'number' || typeof at !== 'number') return null;
  return { id, case: kase, stage: fields.stage, step, action, state: fields.state, note, at };
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

const STAGES: Readonly<Record<Stage, true>> = { now: true, approved: true };
const DECISIONS: Readonly<Record<Decision['kind'], true>> = { act: true, review: true, ignore: true };

const ACTION_KINDS: Readonly<Record<ActionKind, true>> = {
  reply: true,
  hold: true,
  release: true,
  book: true,
  move: true,
  cancel: true,
  confirm: true,
  label: true,
  alert: true,
  task: true,
  waitlist: true,
  stop: true,
  freeze: true,
};

function parseObject(text: unknown): Fields | null {
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

function isAction(value: Fields): value is Fields & Action {
  return isOneOf(value.kind, ACTION_KINDS);
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOneOf<K extends string>(value: unknown, all: Readonly<Record<K, true>>): value is K {
  return typeof value === 'string' && Object.hasOwn(all, value);
}

function hasTexts(value: Fields, names: readonly string[]): boolean {
  return names.every((name) => typeof value[name] === 'string');
}

function hasNumbers(value: Fields, names: readonly string[]): boolean {
  return names.every((name) => typeof value[name] === 'number');
}
