// The practitioner answers a morning mail or an alert: the numbers are verdicts, everything else is a human's.

import { caseIdOf, caseIdOfAction } from '../../core/case-id.ts';
import { noticeLetter, ownPeople } from '../../core/letters/notice.ts';
import { actionIdIn } from '../../core/mail/reply-token.ts';
import { toHuman } from '../../core/policy/to-human.ts';
import { type ReviewAnswer, readAnswer } from '../../core/review/answer-codes.ts';
import { answerLines, type Met } from '../../core/review/answer-lines.ts';
import type { Plan } from '../../domain/action.ts';
import type { Case, CaseId } from '../../domain/case.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Address, Mail } from '../../domain/mail.ts';
import type { Practice } from '../../domain/practice.ts';
import type { MorningMail, ReviewCode } from '../../domain/review.ts';
import type { World } from '../../ports/world.ts';
import { unreadCase } from '../mails/unread-case.ts';
import { carryOut } from '../plans/carry-out.ts';
import { isKept } from './judged.ts';
import { onVerdict } from './on-verdict.ts';

/**
 * What a mail means that answers one of our own to the practice. Null when it answers none. Only the address it was sent
 * to may answer, and only with the proof that a patient's mail needs; from anybody else it is a human's, and nothing is
 * done. The same answer met again does nothing.
 */
export async function onReviewAnswer(world: World, practice: Practice, mail: Mail): Promise<Case | null> {
  const token = actionIdIn([...mail.inReplyTo, ...mail.references], await world.store.secret());
  if (token === null || !/^(?:morning|alert)-/u.test(token) || mail.automatic !== null) return null;
  const id = caseIdOf(mail);
  const known = await world.store.case(id);
  if (known !== null) return known;
  const { from } = mail;
  if (from === null || mail.proof.kind !== 'proved' || !mayAnswer(practice, token, from))
    return carryOut(world, practice, caseOf(world, mail, toHuman({ code: 'unproved-sender' })));
  const answer = readAnswer(mail.ownWords);
  const met = token.startsWith('morning-')
    ? await toMorning({ world, practice, by: id }, token.slice('morning-'.length), answer)
    : await toAlert({ world, practice, by: id }, token.slice('alert-'.length), answer);
  return carryOut(world, practice, caseOf(world, mail, decisionOn({ practice, from, answer, met })));
}

function mayAnswer(practice: Practice, token: string, from: Address): boolean {
  if (practice.mail.addresses.includes(from)) return false;
  return token.startsWith('morning-')
    ? practice.morningMail?.to === from
    : ownPeople(practice).includes(from);
}

interface Answering {
  readonly world: World;
  readonly practice: Practice;
  /** The case of the answer. */
  readonly by: CaseId;
}

async function toMorning(at: Answering, day: string, answer: ReviewAnswer): Promise<readonly Met[]> {
  const { store, clock } = at.world;
  const mail = (await store.morningMails()).find((one) => one.day === day);
  if (mail === undefined || mail.until < clock.now())
    return asked(answer).map((number) => ({ number, judged: 'expired' }));
  const seen = answer.seen ? await seenBy(at, mail) : [];
  const met: Met[] = [];
  for (const number of answer.all ? mail.codes.map((code) => code.number) : asked(answer)) {
    const kind = answer.no.includes(number) ? 'refuse' : 'approve';
    met.push({ number, judged: await spendCode(at, day, number, kind) });
  }
  return [...met, ...seen];
}

function asked({ yes, no }: ReviewAnswer): readonly number[] {
  return [...yes, ...no].toSorted((a, b) => a - b);
}

/** A number is good for the case as it stood in the mail, once. */
async function spendCode(
  { world, practice, by }: Answering,
  day: string,
  number: number,
  kind: 'approve' | 'refuse',
): Promise<Met['judged']> {
  const { store, clock } = world;
  const mail = (await store.morningMails()).find((one) => one.day === day);
  const code = mail?.codes.find((one) => one.number === number);
  if (mail === undefined || code === undefined) return 'no-such-number';
  if (code.used !== null) return 'already-settled';
  const said = { case: code.case, by: 'morning mail', at: clock.now(), seal: code.seal };
  const judged = await onVerdict(
    world,
    practice,
    kind === 'approve' ? { kind, ...said } : { kind, note: '', ...said },
  );
  if (isKept(judged))
    await store.recordVerdict(kind === 'approve' ? { kind, ...said } : { kind, note: '', ...said });
  await store.saveMorningMail(withUsed(mail, code, { by, judged }));
  return judged;
}

function withUsed(mail: MorningMail, used: ReviewCode, as: NonNullable<ReviewCode['used']>): MorningMail {
  const codes = mail.codes.map((code) => (code.number === used.number ? { ...code, used: as } : code));
  return { ...mail, codes };
}

async function toAlert(at: Answering, rest: string, answer: ReviewAnswer): Promise<readonly Met[]> {
  if (!answer.seen) return asked(answer).map((number) => ({ number, judged: 'no-such-number' }) as const);
  await acknowledge(at, caseIdOfAction(rest));
  return [{ number: null, judged: 'noted' }];
}

/** What was raised after the mail was written was not in it: nobody has seen that. */
async function seenBy(at: Answering, { at: written }: MorningMail): Promise<readonly Met[]> {
  for (const { case: id, raised } of await at.world.store.openAlerts())
    if (raised <= written) await acknowledge(at, id);
  return [{ number: null, judged: 'noted' }];
}

async function acknowledge({ world, practice }: Answering, id: CaseId): Promise<void> {
  await onVerdict(world, practice, { kind: 'seen', case: id, by: 'mail', at: world.clock.now() });
}

interface Deciding {
  readonly practice: Practice;
  readonly from: Address;
  readonly answer: ReviewAnswer;
  readonly met: readonly Met[];
}

/** Every answer gets one back that says what was done; what was not understood waits for a human too. */
function decisionOn({ practice, from, answer, met }: Deciding): Decision {
  const { programLanguage: language } = practice;
  const lines = answerLines({ met, rest: answer.rest !== '' || met.length === 0, language });
  const subject = language === 'fr' ? 'Secrétariat : fait' : 'Front desk: done';
  const letter = noticeLetter({ practice, to: from, subject, lines });
  const plan: Plan = [{ kind: 'reply', letter, unlessAlerted: null }];
  const rest = answer.rest !== '' || met.length === 0;
  const reason = { code: 'review-answer', numbers: met.length, rest } as const;
  return rest ? toHuman(reason, plan) : { kind: 'act', plan, reason };
}

function caseOf({ clock }: World, mail: Mail, decision: Decision): Case {
  const { messageId } = mail;
  return unreadCase({ id: caseIdOf(mail), mail, messageId, patient: null, decision, now: clock.now() });
}
