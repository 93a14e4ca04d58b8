import type { Action, Plan } from '../../domain/action.ts';
import type { Case } from '../../domain/case.ts';
import type { FixedTime, SaidByProgram, Topic } from '../../domain/dry-run.ts';
import type { Letter } from '../../domain/letter.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Reason } from '../../domain/reason.ts';
import { type LocalTime, toLocal } from '../../domain/time.ts';
import { type LastChanges, stoodThen } from './agenda-then.ts';
import { amountsIn } from './amounts.ts';
import { topicsOf } from './topics.ts';

/** What would have become of a mail. */
export type Outcome =
  | {
      readonly kind: 'letter';
      /** It would have left by itself, or was kept back by the practice's switch alone. */
      readonly ready: boolean;
      readonly said: SaidByProgram;
    }
  | { readonly kind: 'receipt' }
  | { readonly kind: 'left-to-you'; readonly agendaUnknown: boolean }
  | { readonly kind: 'set-aside' };

/** What the program would have answered in a case; `changes` tells what of the agenda stood then as it stands now. */
export function outcomeOf(kase: Case, changes: LastChanges, practice: Practice): Outcome {
  if (kase.decision === 'ignore') return { kind: 'set-aside' };
  if (kase.decision === 'review' && AGENDA_REASONS.has(kase.reason.code))
    return { kind: 'left-to-you', agendaUnknown: true };
  const plan = kase.decision === 'act' ? kase.plan : kase.proposal;
  const letter = letterIn(plan);
  if (letter === null) {
    if (letterIn(kase.plan) !== null && kase.proposal.length === 0) return { kind: 'receipt' };
    return { kind: 'left-to-you', agendaUnknown: false };
  }
  if (letter.made.every(({ id }) => RECEIPT.test(id))) return { kind: 'receipt' };
  const ready = kase.decision === 'act' || kase.reason.code === 'suggest-only';
  return { kind: 'letter', ready, said: saidIn({ kase, plan, letter, changes, practice }) };
}

function letterIn(plan: Plan): Letter | null {
  for (const action of plan) if (action.kind === 'reply') return action.letter;
  return null;
}

/** Texts that only say that a mail arrived. */
const RECEIPT = /^(?:acknowledge|received|thanks$|health-handed-over|emergency-)/u;

/** A person decides because of what the agenda of today says. */
const AGENDA_REASONS: ReadonlySet<Reason['code']> = new Set<Reason['code']>([
  'which-appointment',
  'no-appointment',
  'closed-time',
  'not-offered',
  'no-slot',
  'too-many-appointments',
  'agenda-unreadable',
  'agenda-warning',
]);

/** Texts that tell or promise what stands in the agenda. */
const AGENDA_TEXTS =
  /^(?:offer|no-slot|wish-not-free|replacement|moved|booked|cancelled|confirmed|appointments|no-appointment|which-|freed|series|neither-confirm)/u;

interface Said {
  readonly kase: Case;
  readonly plan: Plan;
  readonly letter: Letter;
  readonly changes: LastChanges;
  readonly practice: Practice;
}

function saidIn({ kase, plan, letter, changes, practice }: Said): SaidByProgram {
  const local = (instant: number) => toLocal(instant, practice.zone);
  const fixed = plan.flatMap((action) => fixedIn(action, local, (uid) => stoodThen(changes, uid, kase.sent)));
  const leans = letter.made.some(({ id }) => AGENDA_TEXTS.test(id));
  return {
    language: letter.language,
    topics: topicsOfCase(kase),
    fixed,
    offered: plan
      .flatMap((action) => (action.kind === 'hold' ? action.offer.slots : []))
      .map(({ start }) => local(start)),
    amounts: amountsIn(letter.body),
    agendaUnknown: leans && (fixed.length === 0 || fixed.some(({ known }) => !known)),
    words: letter.body,
  };
}

function topicsOfCase({ reading }: Case): ReadonlySet<Topic> {
  return topicsOf((reading?.requests ?? []).map(({ kind }) => kind));
}

/** A time that was free then is never known: what lay there may have gone since. */
function fixedIn(
  action: Action,
  local: (instant: number) => LocalTime,
  stood: (uid: string) => boolean,
): readonly FixedTime[] {
  switch (action.kind) {
    case 'book':
      return [{ kind: 'book', at: local(action.slot.start), known: false }];
    case 'move':
      return [{ kind: 'move', at: local(action.to.start), known: false }];
    case 'cancel':
    case 'confirm':
      return [{ kind: action.kind, at: local(action.from.start), known: stood(action.ref.uid) }];
    case 'reply':
    case 'hold':
    case 'release':
    case 'block':
    case 'label':
    case 'alert':
    case 'task':
    case 'waitlist':
    case 'stop':
    case 'consent':
    case 'survey':
    case 'freeze':
      return [];
  }
}
