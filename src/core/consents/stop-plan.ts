// What a STOP does at once, for whoever writes it, for their own addresses and the one our letter went to.

import type { Action, Plan } from '../../domain/action.ts';
import { MESSAGE_CLASSES } from '../../domain/contact.ts';
import type { MessageClass } from '../../domain/letter.ts';
import type { Address } from '../../domain/mail.ts';
import type { Situation } from '../../domain/situation.ts';
import { listWord } from '../waiting-list/list-words.ts';
import { type StopMeant, stopMeant } from './stop-words.ts';
import { stoppedClasses } from './stopped-classes.ts';

export interface StopPlan {
  /** Stops, and what a proved patient said they still want. */
  readonly actions: Plan;
  /** Null: everything. */
  readonly classes: readonly MessageClass[] | null;
  /** It is confirmed once: nothing new is stopped when it was said before. */
  readonly isNew: boolean;
}

/** The stop that a mail asks for; null when it asks for none, or when our server calls its sender a forger. */
export function stopPlan(situation: Situation): StopPlan | null {
  const { mail, reading, memory } = situation;
  const said = reading.sentences.filter(({ labels }) => labels.includes('stop'));
  const byLink = stopsByLink(situation);
  if (!byLink && (leavesTheList(situation) || mail.automatic !== null)) return null;
  if (!byLink && (said.length === 0 || mail.proof.kind === 'failed' || mail.from === null)) return null;
  const meant = stopMeant(said.map(({ text }) => text)) ?? BARE;
  const { answeredLetter: answered } = memory;
  // The way out in a letter's own header is that letter's class and no other (RFC 2369, RFC 8058).
  const classes =
    byLink && said.length === 0 && answered !== null
      ? [answered.class]
      : stoppedClasses(meant, answered?.class ?? null);
  const wanted = classes ?? MESSAGE_CLASSES;
  return {
    actions: [
      ...stoppedAddresses(situation).map((address) => stopOf(address, classes)),
      ...kept(situation, meant),
    ],
    classes,
    isNew: !wanted.every((kind) => memory.stoppedClasses.includes(kind)),
  };
}

/** "Take me off the list", from somebody who stands on the waiting list, ends that and nothing else. */
function leavesTheList({ reading, writer, memory }: Situation): boolean {
  return (
    writer.kind === 'patient' &&
    listWord(reading) === 'leave' &&
    memory.waiting.some(({ patient }) => patient === writer.patient.id)
  );
}

/** Nothing but the token and the word in the subject: what a mail program sends when its "unsubscribe" is pressed. */
export function stopsByLink({ mail, memory }: Situation): boolean {
  const words = mail.ownWords.trim();
  return (
    memory.answeredLetter?.bySubject === true &&
    /^\s*stop\b/i.test(mail.subject) &&
    /^(?:stop)?$/i.test(words)
  );
}

const BARE: StopMeant = { stops: 'bare', gives: [] };

/**
 * The writer's address, the one that our letter went to which they answer, and every own address of a proved patient:
 * what is confirmed to one must not go on to another.
 */
function stoppedAddresses({ mail, memory, writer }: Situation): readonly Address[] {
  // A page that hands a click on is nobody's address.
  const from = mail.from === null || mail.automatic !== null ? [] : [mail.from];
  const answered = memory.answeredLetter === null ? [] : [memory.answeredLetter.to];
  const own = writer.kind === 'patient' && writer.as === 'self' ? writer.patient.contacts : [];
  const theirs = own.filter(({ holder }) => holder === 'self').map(({ address }) => address);
  return [...new Set([...from, ...answered, ...theirs])];
}

function stopOf(address: Address, classes: readonly MessageClass[] | null): Action {
  return classes === null ? { kind: 'stop', address } : { kind: 'stop', address, classes };
}

function kept({ writer }: Situation, { gives }: StopMeant): Plan {
  if (writer.kind !== 'patient' || writer.as !== 'self') return [];
  return gives.map((kind) => ({ kind: 'consent', patient: writer.patient.id, class: kind, state: 'given' }));
}
