import { caseIdOf } from '../core/case-id.ts';
import { decide } from '../core/policy/decide.ts';
import { toHuman } from '../core/policy/to-human.ts';
import type { Case } from '../domain/case.ts';
import type { Decision } from '../domain/decision.ts';
import type { RawMail, UnreadableMail } from '../domain/mail.ts';
import type { Practice } from '../domain/practice.ts';
import type { Situation } from '../domain/situation.ts';
import type { World } from '../ports.ts';
import { carryOut } from './carry-out.ts';
import { openAndRead } from './open.ts';
import { readWords } from './read-words.ts';
import { situate } from './situate.ts';

/** One mail's way through the house: opened, read, seen in its situation, decided, carried out (docs/flow.md). */
export async function onMail(world: World, practice: Practice, raw: RawMail): Promise<Case> {
  const now = world.clock.now();
  const mail = await openAndRead({ open: world.mailbox.open, practice, raw, now });
  if ('problem' in mail) return carryOut(world, practice, unreadable(mail, now));
  const texts = await world.templates.read();
  const reading = await readWords({ lexical: world.lexical, model: world.model, practice, texts, mail });
  const situation = await situate({ world, practice, texts, mail, reading, caseId: caseIdOf(mail) });
  return carryOut(world, practice, caseOf(situation, decide(situation)));
}

function caseOf(situation: Situation, decision: Decision): Case {
  const { mail, writer, reading, now, caseId } = situation;
  return {
    id: caseId,
    source: mail.source,
    messageId: mail.messageId,
    contentHash: mail.contentHash,
    thread: [...mail.references, ...mail.inReplyTo],
    from: mail.from,
    patient: writer.kind === 'patient' ? writer.patient.id : null,
    sent: mail.sent,
    opened: now,
    reading,
    decision: decision.kind,
    reason: decision.reason,
    plan: decision.plan,
    proposal: decision.kind === 'review' ? decision.proposal : [],
    state: 'acting',
  };
}

/** A mail that could not be read is a case for a human; the mail itself stays where it is. */
function unreadable(mail: UnreadableMail, now: number): Case {
  const decision = toHuman({ code: 'unreadable-mail', problem: mail.problem });
  return {
    id: caseIdOf({ messageId: null, contentHash: mail.contentHash }),
    source: mail.source,
    messageId: null,
    contentHash: mail.contentHash,
    thread: [],
    from: mail.from,
    patient: null,
    sent: mail.sent,
    opened: now,
    reading: null,
    decision: decision.kind,
    reason: decision.reason,
    plan: decision.plan,
    proposal: [],
    state: 'acting',
  };
}
