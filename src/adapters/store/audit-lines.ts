// The lines that the store itself adds to the trail, in the same transaction as what they tell (handbook R-24).

import { type AuditLine, pseudonym } from '../../core/audit.ts';
import type { ActionRecord, ActionState, Case, CaseState } from '../../domain/case.ts';
import type { Address } from '../../domain/mail.ts';
import type { Instant } from '../../domain/time.ts';

export function openedLine(kase: Case): AuditLine {
  const detail = `${kase.decision} ${kase.reason.code}`;
  return { at: kase.opened, actor: 'agent', verb: 'CaseOpened', case: kase.id, detail };
}

export function settledLine(id: string, state: CaseState, at: Instant): AuditLine {
  return { at, actor: state === 'refused' ? 'human' : 'agent', verb: 'CaseSettled', case: id, detail: state };
}

export function approvedLine(id: string, by: string, at: Instant): AuditLine {
  return { at, actor: 'human', verb: 'ProposalApproved', case: id, detail: `by ${by}` };
}

/** How an action ended; null while it has not. A reply names its recipient's pseudonym and its texts with their hash. */
export function endedLine(
  record: ActionRecord,
  { state, at, key }: { state: ActionState; at: Instant; key: string },
): AuditLine | null {
  if (state === 'planned' || state === 'started') return null;
  const detail = `${record.id} ${record.action.kind} ${state}${lettersOf(record, key)}`;
  return { at, actor: 'agent', verb: 'ActionEnded', case: record.case, detail };
}

function lettersOf({ action }: ActionRecord, key: string): string {
  if (action.kind !== 'reply') return '';
  const texts = action.letter.made.map(({ id, hash }) => `${id}=${hash.slice(0, 12)}`).join(' ');
  return ` to ${pseudonym(action.letter.to, key)} texts ${texts}`;
}

export function textApprovedLine(
  text: string,
  hash: string,
  { by, at }: { by: string; at: Instant },
): AuditLine {
  return {
    at,
    actor: 'human',
    verb: 'TextApproved',
    case: null,
    detail: `${text} ${hash.slice(0, 12)} by ${by}`,
  };
}

export function frozenLine(address: Address, why: string, at: Instant): AuditLine {
  return { at, actor: 'agent', verb: 'ContactFrozen', case: null, detail: `${address} ${why}` };
}

export function stoppedLine(address: Address, at: Instant): AuditLine {
  return { at, actor: 'agent', verb: 'ContactStopped', case: null, detail: address };
}
