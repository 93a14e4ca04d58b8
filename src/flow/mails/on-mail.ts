import { saidWhy } from '../../core/autonomy/why-it-waits.ts';
import { caseIdOf } from '../../core/case-id.ts';
import { afterRestore, isBeforeRestore } from '../../core/policy/after-restore.ts';
import { decide } from '../../core/policy/decide.ts';
import { holdBack } from '../../core/policy/hold-back.ts';
import { toHuman } from '../../core/policy/to-human.ts';
import { answerBy } from '../../core/review/answer-by.ts';
import type { Case, Identity } from '../../domain/case.ts';
import type { Decision } from '../../domain/decision.ts';
import type { RawMail, UnreadableMail } from '../../domain/mail.ts';
import type { Writer } from '../../domain/patient.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Situation } from '../../domain/situation.ts';
import type { World } from '../../ports/world.ts';
import { carryOut } from '../plans/carry-out.ts';
import { isPaused } from '../plans/guard.ts';
import { layDraft } from '../verdicts/drafts.ts';
import { onReviewAnswer } from '../verdicts/on-review-answer.ts';
import { holdingNow, noteWorked } from './autonomy.ts';
import { onBounce } from './on-bounce.ts';
import { onOwnMail } from './on-sent.ts';
import { openAndRead, opening } from './open.ts';
import { readWords } from './read-words.ts';
import { situate } from './situate.ts';
import { unreadCase } from './unread-case.ts';

/**
 * One mail's way through the house: opened, read, seen in its situation, decided, carried out (docs/flow.md). While Sent
 * can't be seen (`sentSeen`), only what is urgent is answered: the rest waits for a yes.
 */
export async function onMail(world: World, practice: Practice, raw: RawMail, sentSeen = true): Promise<Case> {
  const now = world.clock.now();
  const mail = await openAndRead({ ...opening(world), practice, raw, now });
  if ('problem' in mail) return carryOut(world, practice, unreadable(mail, now));
  await onOwnMail(world, practice, mail);
  const returned = await onBounce(world, practice, mail);
  if (returned !== null) return returned;
  const answered = await onReviewAnswer(world, practice, mail);
  if (answered !== null) return answered;
  const texts = await world.templates.read();
  const reading = await readWords({ lexical: world.lexical, model: world.model, practice, texts, mail });
  const decideNow = async () => {
    const { practice: held, records } = await holdingNow(world, practice, texts);
    const situation = await situate({
      world,
      practice: held,
      texts,
      mail,
      reading,
      caseId: caseIdOf(mail),
    });
    const decision = saidWhy(decide(situation), records);
    if (isBeforeRestore(mail.sent, await world.store.restored()))
      return caseOf(situation, afterRestore(decision));
    if (await isPaused(world)) return caseOf(situation, holdBack(decision));
    const answers = sentSeen || reading.urgency === 'red';
    return caseOf(situation, answers ? decision : holdBack(decision, { code: 'sent-unseen' }));
  };
  const kase = await carryOut(world, practice, await decideNow(), decideNow);
  await noteWorked(world, practice, { kase, mail });
  await layDraft(world, practice, kase);
  return kase;
}

function caseOf(situation: Situation, decision: Decision): Case {
  const { mail, writer, reading, now, caseId } = situation;
  const by = answerBy({ decision, ...situation });
  return {
    id: caseId,
    origin: { kind: 'mail' },
    batch: null,
    source: mail.source,
    messageId: mail.messageId,
    contentHash: mail.contentHash,
    thread: [...mail.references, ...mail.inReplyTo],
    from: mail.from,
    ...(mail.replyTo === undefined ? {} : { replyTo: mail.replyTo }),
    patient: writer.kind === 'patient' ? writer.patient.id : null,
    identity: identityOf(writer),
    sent: mail.sent,
    opened: now,
    reading,
    decision: decision.kind,
    reason: decision.reason,
    plan: decision.plan,
    proposal: decision.kind === 'review' ? decision.proposal : [],
    state: 'acting',
    ...(by === null ? {} : { answerBy: by }),
  };
}

function identityOf(writer: Writer): Identity {
  const { level } = writer;
  if (writer.kind !== 'patient') return { level, by: 'nothing', as: 'nobody' };
  return { level, by: writer.provedBy, as: writer.as };
}

/** A mail that could not be read is a case for a human; the mail itself stays where it is. */
function unreadable(mail: UnreadableMail, now: number): Case {
  const decision = toHuman({ code: 'unreadable-mail', problem: mail.problem });
  const id = caseIdOf({ messageId: null, contentHash: mail.contentHash });
  return unreadCase({ id, mail, messageId: null, patient: null, decision, now });
}
