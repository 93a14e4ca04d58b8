// The lines that the store itself adds to the trail, in the same transaction as what they tell (handbook R-24).

import { type AuditLine, pseudonym } from '../../../core/audit.ts';
import type { AlonePart, AutonomyNote, KindRecord } from '../../../domain/autonomy.ts';
import type { Restored } from '../../../domain/backup.ts';
import type { BreachId } from '../../../domain/breach.ts';
import type {
  ActionRecord,
  ActionState,
  Case,
  CaseId,
  CaseState,
  Pause,
  Verdict,
} from '../../../domain/case.ts';
import type { Choice, ContactChange, PatientMark, SurveyAnswer } from '../../../domain/contact.ts';
import type { FollowUpDone, MessageConsent } from '../../../domain/follow-up.ts';
import type { MessageClass } from '../../../domain/letter.ts';
import type { Address } from '../../../domain/mail.ts';
import type { Erased, Purged } from '../../../domain/privacy.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Priority, WaitingChange, WaitingId } from '../../../domain/waiting.ts';

/** The decision and the code of its reason; no word of the mail. */
export function openedLine(kase: Case): AuditLine {
  const detail = `${kase.decision} ${kase.reason.code}${readBy(kase)}`;
  return { at: kase.opened, actor: 'agent', verb: 'CaseOpened', case: kase.id, detail };
}

/** The model that read the mail, and what it was asked with (handbook R-24); empty when none did. */
function readBy({ reading }: Case): string {
  if (reading?.model === undefined) return '';
  const { name, digest, prompt } = reading.model;
  return ` model ${name} digest ${digest?.slice(0, 12) ?? 'untold'} prompt ${prompt}`;
}

/** As `openedLine`, at the moment of the new decision. */
export function decidedAgainLine(kase: Case, at: Instant): AuditLine {
  const detail = `${kase.decision} ${kase.reason.code}${readBy(kase)}`;
  return { at, actor: 'agent', verb: 'CaseDecidedAgain', case: kase.id, detail };
}

/** A human had another time, other words or another reading put in. */
export function revisedLine(id: string, at: Instant): AuditLine {
  return { at, actor: 'human', verb: 'CaseRevised', case: id, detail: '' };
}

/** A refusal is a human's act, every other end the program's. */
export function settledLine(id: string, state: CaseState, at: Instant): AuditLine {
  return { at, actor: state === 'refused' ? 'human' : 'agent', verb: 'CaseSettled', case: id, detail: state };
}

/** `by`: the name that the person gave, or the account they sat at. */
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

/** The text's id and the beginning of its hash tell which words were approved; the words are not written. */
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

/** The trail puts a pseudonym in the place of the address before it writes. */
export function frozenLine(address: Address, why: string, at: Instant): AuditLine {
  return { at, actor: 'agent', verb: 'ContactFrozen', case: null, detail: `${address} ${why}` };
}

/** No classes means all of them. The trail puts a pseudonym in the place of the address. */
export function stoppedLine(address: Address, at: Instant, classes: readonly MessageClass[] = []): AuditLine {
  const detail = [address, ...classes].join(' ');
  return { at, actor: 'agent', verb: 'ContactStopped', case: null, detail };
}

/** Only a human lifts a freeze or a stop; no classes means all of them. */
export function liftedLine(
  verb: 'ContactReopened' | 'StopLifted',
  { address, by, at }: { address: Address; by: string; at: Instant },
  classes: readonly MessageClass[] = [],
): AuditLine {
  return { at, actor: 'human', verb, case: null, detail: [address, ...classes, 'by', by].join(' ') };
}

/** Whose act it was follows from where the yes or no came from. */
export function consentLine({ patient, class: kind, state, at, source, by }: MessageConsent): AuditLine {
  const actor = source === 'practice' ? 'human' : 'agent';
  return {
    at,
    actor,
    verb: 'ConsentRecorded',
    case: null,
    detail: `${patient} ${kind} ${state} ${source} by ${by}`,
  };
}

/** `set` is false when the mark was taken away. */
export function markLine({ patient, flag, by, at }: PatientMark, set: boolean): AuditLine {
  const verb = set ? 'PatientMarked' : 'PatientUnmarked';
  return { at, actor: 'human', verb, case: null, detail: `${patient} ${flag} by ${by}` };
}

/** A follow-up that a human allowed for one patient; `set` is false when it was taken back. */
export function choiceLine({ patient, rule, by, at }: Choice, set: boolean): AuditLine {
  const verb = set ? 'FollowUpChosen' : 'FollowUpTakenBack';
  return { at, actor: 'human', verb, case: null, detail: `${patient} ${rule} by ${by}` };
}

/** Which patient and kind; the number itself stands in the memory, never in the trail. */
export function contactLine({ patient, kind, by, at }: ContactChange, set: boolean): AuditLine {
  const verb = set ? 'ContactChanged' : 'ContactChangeTakenBack';
  return { at, actor: 'human', verb, case: null, detail: `${patient} ${kind} by ${by}` };
}

/** Says that somebody answered, never what (handbook R-24). */
export function surveyLine({ asked, at }: SurveyAnswer): AuditLine {
  return { at, actor: 'agent', verb: 'SurveyAnswered', case: asked, detail: '' };
}

/** Counts the attempt that certainly did nothing, from 1. */
export function postponedLine({ id, case: kase, action, attempts }: ActionRecord, at: Instant): AuditLine {
  const detail = `${id} ${action.kind} attempt ${attempts + 1}`;
  return { at, actor: 'agent', verb: 'ActionPostponed', case: kase, detail };
}

/** That a breach was noted or closed, by whom; what happened and whom it touches stand in the memory alone. */
export function breachLine(
  verb: 'BreachOpened' | 'BreachClosed',
  id: BreachId,
  { by, at }: { readonly by: string; readonly at: Instant },
): AuditLine {
  return { at, actor: by === 'agent' ? 'agent' : 'human', verb, case: caseOf(id), detail: `${id} by ${by}` };
}

function caseOf(id: BreachId): CaseId | null {
  return id.startsWith('b-') ? null : id;
}

/** What kind of verdict, never the words that came with it. */
export function verdictLine({ kind, case: kase, by, at }: Verdict): AuditLine {
  return { at, actor: 'human', verb: 'VerdictGiven', case: kase, detail: `${kind} by ${by}` };
}

/** Null when nothing changes. */
export function pauseLine(before: Pause | null, after: Pause | null, now: Instant): AuditLine | null {
  if (after !== null)
    return { at: after.since, actor: 'human', verb: 'Paused', case: null, detail: `by ${after.by}` };
  return before === null ? null : { at: now, actor: 'human', verb: 'Resumed', case: null, detail: '' };
}

/** A pause that had an end. */
export function pauseOverLine(now: Instant): AuditLine {
  return { at: now, actor: 'clock', verb: 'Resumed', case: null, detail: '' };
}

/** What happened between the two moments is not in the memory. */
export function restoredLine({ made, at }: Restored): AuditLine {
  return { at, actor: 'human', verb: 'Restored', case: null, detail: `from ${new Date(made).toISOString()}` };
}

/** Everything that happens to an entry of the waiting list; a priority is a human's act and says why. */
export function waitingLine(id: WaitingId, change: WaitingChange, at: Instant): AuditLine {
  const line = (verb: string, detail: string, actor: AuditLine['actor'] = 'agent') => {
    return { at, actor, verb, case: null, detail: detail === '' ? id : `${id} ${detail}` };
  };
  switch (change.kind) {
    case 'enter':
      return line('WaitingEntered', '');
    case 'end':
      return line('WaitingEnded', change.as);
    case 'asked':
      return line('WaitingAsked', '');
    case 'kept':
      return line('WaitingKept', '');
    case 'flag':
      return line('WaitingFlagged', flagWords(change.priority), 'human');
  }
}

/** A priority is logged with its reason (handbook R-62). */
function flagWords(priority: Priority | null): string {
  return priority === null ? 'off' : `by ${priority.by}: ${priority.reason}`;
}

/** A follow-up that no case does: it was missed, or an older memory forgot that it left. The key's rule and time tell which. */
export function missedLine({ key, at, as }: FollowUpDone): AuditLine {
  const [rule = '', , when = ''] = key.split('|');
  const verb = as === 'missed' ? 'FollowUpMissed' : 'FollowUpLeftBefore';
  return { at, actor: 'clock', verb, case: null, detail: `${rule} ${when}` };
}

/** A human pauses a follow-up for everybody, or lets it go on. */
export function rulePausedLine(rule: string, paused: boolean, by: string, at: Instant): AuditLine {
  return {
    at,
    actor: 'human',
    verb: paused ? 'RulePaused' : 'RuleResumed',
    case: null,
    detail: `${rule} by ${by}`,
  };
}

/** A kind of request was opened to the program, closed, or fell back by itself. */
export function autonomyLine({ kind, standing }: KindRecord, note: AutonomyNote): AuditLine {
  const about = 'case' in note ? note.case : null;
  const line = (actor: AuditLine['actor'], verb: string, detail: string): AuditLine => {
    return { at: note.at, actor, verb, case: about, detail };
  };
  switch (standing.state) {
    case 'on': {
      const only = standing.only.map(partWords).join(',');
      return line('human', 'AutonomyOn', `${kind}${only === '' ? '' : ` only ${only}`} by ${standing.by}`);
    }
    case 'off':
      return line('human', 'AutonomyOff', `${kind} by ${standing.by}`);
    case 'fell-back':
      return line('agent', 'AutonomyFellBack', `${kind} ${standing.why}`);
    case 'as-written':
      return line('agent', 'AutonomyAsWritten', kind);
  }
}

/** `evenings`, `weekends`, or minutes after midnight: `1080-480`. */
function partWords(part: AlonePart): string {
  return part.kind === 'hours' ? part.range.join('-') : part.kind;
}

/** What a purge took away, in numbers (R-14); null when nothing. */
export function purgedLine(purged: Purged, at: Instant): AuditLine | null {
  const detail = numbersIn(purged);
  return detail === '' ? null : { at, actor: 'clock', verb: 'Purged', case: null, detail };
}

/** Somebody was forgotten (R-18); who is not said. */
export function forgottenLine(
  erased: Erased,
  { by, at }: { readonly by: string; readonly at: Instant },
): AuditLine {
  const detail = `${numbersIn(erased)} by ${by}`.trim();
  return { at, actor: 'human', verb: 'PersonForgotten', case: null, detail };
}

function numbersIn(counts: Purged | Erased): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name} ${count}`)
    .join(' ');
}
