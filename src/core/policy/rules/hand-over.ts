import type { Action, TaskKind } from '../../../domain/action.ts';
import type { RequestKind } from '../../../domain/reading.ts';
import type { Reason } from '../../../domain/reason.ts';
import type { Situation } from '../../../domain/situation.ts';
import { DAY } from '../../../domain/time.ts';
import { kindsOf } from '../kinds.ts';
import { overLimit } from '../limits.ts';
import type { Rule } from '../rule.ts';
import { toHuman } from '../to-human.ts';
import { reply } from '../write.ts';

interface HandOver {
  readonly kind: RequestKind;
  readonly reason: Reason;
  readonly task: TaskKind;
  /** The receipt a patient gets. `at-once` leaves by itself, `draft` waits for the human. */
  readonly receipt: { readonly template: string; readonly when: 'at-once' | 'draft' } | null;
  /** Days within which the law wants an answer. */
  readonly dueIn: number | null;
}

/** Whoever asks this gets a person, whatever else the mail says; in the order of their weight. */
const HAND_OVERS: readonly HandOver[] = [
  {
    kind: 'third',
    reason: { code: 'third-party' },
    task: 'other',
    receipt: { template: 'neither-confirm', when: 'draft' },
    dueIn: null,
  },
  {
    kind: 'rights',
    reason: { code: 'rights' },
    task: 'rights',
    receipt: { template: 'acknowledge-rights', when: 'at-once' },
    dueIn: 30,
  },
  {
    kind: 'complaint',
    reason: { code: 'complaint' },
    task: 'complaint',
    receipt: { template: 'acknowledge-complaint', when: 'draft' },
    dueIn: null,
  },
  {
    kind: 'clinical',
    reason: { code: 'clinical' },
    task: 'other',
    receipt: { template: 'health-handed-over', when: 'draft' },
    dueIn: null,
  },
  {
    kind: 'human',
    reason: { code: 'human-wanted' },
    task: 'call-back',
    receipt: { template: 'acknowledge-human', when: 'draft' },
    dueIn: null,
  },
];

/**
 * Third parties, rights, complaints, questions of health, and people who want a person. A receipt leaves at once only
 * where every sentence is explained (R-CLOSED); else it waits with the rest.
 */
export const handOver: Rule = (situation) => {
  const kinds = kindsOf(situation.reading);
  const found = HAND_OVERS.find(({ kind }) => kinds.includes(kind));
  if (found === undefined) return null;
  const receipts =
    found.receipt === null ? [] : reply(situation, [{ template: found.receipt.template, facts: {} }]);
  const atOnce = found.receipt?.when === 'at-once' && mayAcknowledge(situation);
  const task: Action = {
    kind: 'task',
    task: found.task,
    due: found.dueIn === null ? null : situation.now + found.dueIn * DAY,
  };
  return toHuman(found.reason, atOnce ? [...receipts, task] : [task], atOnce ? [] : receipts);
};

function mayAcknowledge(situation: Situation): boolean {
  const { mail, practice, memory, reading } = situation;
  if (mail.automatic !== null || overLimit(situation, []) !== null) return false;
  return reading.closed && practice.autonomy.acknowledge === 'auto' && memory.threadRepliesToday === 0;
}
