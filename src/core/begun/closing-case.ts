import type { Action } from '../../domain/action.ts';
import type { Occurrence } from '../../domain/agenda.ts';
import type { Case } from '../../domain/case.ts';
import type { Span } from '../../domain/time.ts';
import { closingUid, isClosingUid } from '../agenda/open/closed-time.ts';
import { takesTime } from '../agenda/slots/busy.ts';
import { begunCase } from '../begun-case.ts';
import { without } from './earlier-absences.ts';
import type { Known } from './known.ts';

interface ToClose {
  readonly batch: string;
  readonly span: Span;
  readonly practitioners: readonly string[];
  readonly appointments: number;
  /** Closing events that stand already. */
  readonly closed: readonly Occurrence[];
}

/** Closes what is not closed yet: one event for each stretch. */
export function closingCase(
  { now, by }: Pick<Known, 'now' | 'by'>,
  { batch, span: whole, practitioners, appointments, closed }: ToClose,
): Case {
  const plan = practitioners.flatMap((practitioner) => {
    const own = closed.filter(({ uid }) => uid.endsWith(`-${practitioner}@practice-agent`));
    return without(whole, own).map((span, place): Action => {
      const uid = closingUid(place === 0 ? batch : `${batch}.${place + 1}`, practitioner);
      return { kind: 'block', uid, practitioner, span, as: 'closed' };
    });
  });
  return begunCase({
    origin: { kind: 'human', command: 'absent-close', by },
    key: batch,
    patient: null,
    to: null,
    decision: { kind: 'act', plan, reason: { code: 'absence', appointments } },
    due: now,
    now,
  });
}

/** Gives the closed time back. */
export function reopeningCase({
  plan,
  batch,
  now,
  by,
}: {
  readonly plan: Case['plan'];
  readonly batch: string;
  readonly now: number;
  readonly by: string;
}): Case {
  const opened = plan.flatMap((action): Action[] =>
    action.kind === 'block' ? [{ ...action, as: 'open-again' }] : [],
  );
  return begunCase({
    origin: { kind: 'human', command: 'absent-undo', by },
    key: batch,
    patient: null,
    to: null,
    decision: { kind: 'act', plan: opened, reason: { code: 'absence', appointments: 0 } },
    due: now,
    now,
  });
}

/** What earlier absences closed already, by the ends of their UIDs. */
export function closingsIn(theirs: readonly Occurrence[], batch: string): readonly Occurrence[] {
  return theirs.filter((one) => isClosingUid(one.uid) && takesTime(one) && !one.uid.includes(batch));
}

/** An absence that a human told and did not undo. */
export interface ToldAbsence {
  readonly batch: string;
  readonly span: Span;
  readonly practitioners: readonly string[];
}

/** All absences that stand, in the order in which they were told. */
export function absencesTold(cases: readonly Case[]): readonly ToldAbsence[] {
  const blocks = (command: string) =>
    cases
      .filter(({ origin }) => origin.kind === 'human' && origin.command === command)
      .map(({ plan, proposal }) =>
        [...plan, ...proposal].flatMap((action) => (action.kind === 'block' ? [action] : [])),
      );
  const undone = new Set(blocks('absent-undo').flatMap((all) => all.map(({ uid }) => uid)));
  return blocks('absent-close').flatMap((all) => {
    const [first] = all;
    const batch = /^closed-(b-[0-9a-f]+)/.exec(first?.uid ?? '')?.[1];
    if (first === undefined || batch === undefined || undone.has(first.uid)) return [];
    const span = {
      start: Math.min(...all.map((one) => one.span.start)),
      end: Math.max(...all.map((one) => one.span.end)),
    };
    return [{ batch, span, practitioners: [...new Set(all.map(({ practitioner }) => practitioner))] }];
  });
}
