// A letter of ours came back (RFC 3464): a human hears which, and nothing more is written to an address that is gone.

import { caseIdOf, caseIdOfAction } from '../../core/case-id.ts';
import { actionIdIn } from '../../core/mail/reply-token.ts';
import { toHuman } from '../../core/policy/to-human.ts';
import type { Case } from '../../domain/case.ts';
import type { Address, DeliveryReport, Mail } from '../../domain/mail.ts';
import type { Practice } from '../../domain/practice.ts';
import type { World } from '../../ports/world.ts';
import { carryOut } from '../plans/carry-out.ts';
import { unreadCase } from './unread-case.ts';

/** A report about a letter that is proved to be ours. */
interface Proved {
  readonly report: DeliveryReport;
  readonly messageId: string;
  readonly letterOf: Case;
  /** To whom we wrote it, from our own memory: a report is never believed about that. */
  readonly to: Address;
}

/**
 * What a bounce means for the letter it is about. Null when it changes nothing: no bounce, not about a letter of ours
 * (our signed Message-ID proves it; a forged bounce has none), a delay, or a letter already known to have come back;
 * then the mail goes the usual way of automatic mail. The same bounce met again gives the same case and does nothing.
 */
export async function onBounce(world: World, practice: Practice, mail: Mail): Promise<Case | null> {
  if (mail.automatic !== 'bounce' || mail.reports.length === 0) return null;
  const known = await world.store.case(caseIdOf(mail));
  const proved = await provedReport(world, mail);
  if (proved === null) return null;
  if (proved.report.action !== 'failed') {
    if (known === null) await noteOnly(world, proved);
    return null;
  }
  if (known === null && (await world.store.letterState(proved.messageId)) === 'returned') return null;
  const kase = await carryOut(world, practice, returned(mail, proved, world.clock.now()));
  // After the case, so that a crash in between does not make the letter look as if it had been seen to.
  await world.store.noteLetter(proved.messageId, 'returned', world.clock.now());
  return kase;
}

/** The gravest report whose letter our store knows; null when none is ours. */
async function provedReport({ store }: World, { reports }: Mail): Promise<Proved | null> {
  const key = await store.secret();
  const gravest = [...reports].sort((a, b) => weight(b) - weight(a));
  for (const report of gravest) {
    const messageId = report.about;
    const action = messageId === null ? null : actionIdIn([messageId], key);
    if (messageId === null || action === null) continue;
    const letterOf = await store.case(caseIdOfAction(action));
    const record = (await store.actions(caseIdOfAction(action))).find(({ id }) => id === action);
    if (letterOf !== null && record?.action.kind === 'reply')
      return { report, messageId, letterOf, to: record.action.letter.to };
  }
  return null;
}

function weight({ action, status }: DeliveryReport): number {
  if (action !== 'failed') return 0;
  return status?.startsWith('5') ? 2 : 1;
}

async function noteOnly({ store, clock }: World, { report, letterOf, messageId }: Proved): Promise<void> {
  const verb = report.action === 'delayed' ? 'LetterDelayed' : 'LetterReported';
  const action = messageId.slice(1, messageId.indexOf('.'));
  const detail = `${action} ${report.action} ${report.status ?? ''}`.trim();
  await store.audit({ at: clock.now(), actor: 'agent', verb, case: letterOf.id, detail });
}

function returned(mail: Mail, proved: Proved, now: number): Case {
  const { letterOf, to } = proved;
  const lasting = isLasting(proved);
  const decision = toHuman({ code: 'letter-returned', case: letterOf.id, lasting }, [
    ...(lasting ? [{ kind: 'freeze', address: to, why: 'undeliverable' } as const] : []),
    { kind: 'task', task: 'call-back', due: null },
    { kind: 'alert', level: 'amber', about: 'undeliverable' },
  ]);
  const { messageId } = mail;
  return unreadCase({ id: caseIdOf(mail), mail, messageId, patient: letterOf.patient, decision, now });
}

/**
 * RFC 3463 §3.2, §3.3: no such mailbox or domain (but for 5.1.7 and 5.1.8, which are about the sender), a mailbox that is
 * switched off (5.2.1), and no more said than "for good" (5.0.0). A policy, a size or a route may be another tomorrow.
 */
const GONE = /^5\.(?:0\.0|1\.(?:[0-6]|9|10)|2\.1)$/;

/**
 * The address is gone, not only full, unreachable or unwilling for now. A report that names another recipient than ours,
 * such as one to whom the mail was forwarded, says nothing of our address.
 */
function isLasting({ report, to }: Proved): boolean {
  const { status, recipient } = report;
  if (recipient !== null && recipient !== to) return false;
  return status !== null && GONE.test(status);
}
