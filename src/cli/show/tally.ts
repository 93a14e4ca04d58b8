import { wrap } from '../../core/columns.ts';
import { explain } from '../../core/explain.ts';
import type { Case } from '../../domain/case.ts';
import type { Context } from '../context.ts';

/** All that is kept of a case for the count, so that a long replay stays small. */
export interface Counted extends Pick<Case, 'decision' | 'reason' | 'state'> {
  readonly ready: boolean;
}

/** `ready`: a letter is prepared and waits for a yes. */
export function counted({ decision, reason, state, proposal }: Case): Counted {
  return { decision, reason, state, ready: proposal.length > 0 };
}

/** "Sur 20 messages : 9 répondus seule, 3 prêts à valider, 6 pour vous, 2 mis de côté", then why. */
export function tallyLines(cases: readonly Counted[], context: Context): readonly string[] {
  const { say, print } = context;
  const groups: readonly (readonly [string, readonly Counted[]])[] = [
    [say('répondus sans vous', 'answered without you'), cases.filter(isAnswered)],
    [say('prêts, attendent un oui', 'ready, wait for a yes'), cases.filter(isReady)],
    [say('pour une personne', 'for a person'), cases.filter(isForAPerson)],
    [say('mis de côté', 'set aside'), cases.filter(({ decision }) => decision === 'ignore')],
  ];
  const settled = cases.filter(isSettled);
  const total = `${cases.length} message${cases.length === 1 ? '' : 's'}`;
  return [
    print.tone('bold', total),
    ...[
      ...groups,
      ...(settled.length === 0 ? [] : [[say('déjà réglés', 'settled already'), settled] as const]),
    ].flatMap(([name, group]) => [
      ` ${String(group.length).padStart(3)}  ${name}`,
      ...whyLines(group, context),
    ]),
  ];
}

/** What was to be done alone and was not certainly done is a human's. */
function isAnswered({ decision, state }: Counted): boolean {
  return decision === 'act' && state !== 'unknown';
}

/** A human said yes or no before: nothing waits any more. */
function isSettled({ decision, state }: Counted): boolean {
  return decision === 'review' && (state === 'done' || state === 'refused' || state === 'set-aside');
}

function isReady(kase: Counted): boolean {
  return kase.decision === 'review' && kase.ready && kase.state !== 'unknown' && !isSettled(kase);
}

function isForAPerson(kase: Counted): boolean {
  if (kase.state === 'unknown') return kase.decision !== 'ignore';
  return kase.decision === 'review' && !isReady(kase) && !isSettled(kase);
}

function whyLines(group: readonly Counted[], context: Context): readonly string[] {
  const counts = new Map<string, number>();
  for (const { reason, decision, state } of group) {
    if (decision === 'act' && state !== 'unknown') continue;
    const sentence = explain(reason, context.language);
    counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  }
  return [...counts].flatMap(([sentence, count]) =>
    wrap(`${count} × ${sentence}`, context.print.width - 10).map((line, n) =>
      context.print.tone('dim', `        ${n === 0 ? line : `    ${line}`}`),
    ),
  );
}
