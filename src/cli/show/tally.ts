import { explain } from '../../core/explain.ts';
import type { Case } from '../../domain/case.ts';
import type { Context } from '../context.ts';
import { wrap } from './columns.ts';

/** All that is kept of a case for the count, so that a long replay stays small. */
export interface Counted extends Pick<Case, 'decision' | 'reason'> {
  readonly ready: boolean;
}

export function counted({ decision, reason, proposal }: Case): Counted {
  return { decision, reason, ready: proposal.length > 0 };
}

/** "Sur 20 messages : 9 répondus seule, 3 prêts à valider, 6 pour vous, 2 mis de côté", then why. */
export function tallyLines(cases: readonly Counted[], context: Context): readonly string[] {
  const { say, print } = context;
  const groups: readonly (readonly [string, readonly Counted[]])[] = [
    [say('répondus sans vous', 'answered without you'), cases.filter(({ decision }) => decision === 'act')],
    [say('prêts, attendent un oui', 'ready, wait for a yes'), cases.filter(isReady)],
    [
      say('pour une personne', 'for a person'),
      cases.filter((kase) => kase.decision === 'review' && !isReady(kase)),
    ],
    [say('mis de côté', 'set aside'), cases.filter(({ decision }) => decision === 'ignore')],
  ];
  const total = `${cases.length} message${cases.length === 1 ? '' : 's'}`;
  return [
    print.tone('bold', total),
    ...groups.flatMap(([name, group]) => [
      ` ${String(group.length).padStart(3)}  ${name}`,
      ...whyLines(group, context),
    ]),
  ];
}

function isReady({ decision, ready }: Counted): boolean {
  return decision === 'review' && ready;
}

function whyLines(group: readonly Counted[], context: Context): readonly string[] {
  const counts = new Map<string, number>();
  for (const { reason, decision } of group) {
    if (decision === 'act') continue;
    const sentence = explain(reason, context.language);
    counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  }
  return [...counts].flatMap(([sentence, count]) =>
    wrap(`${count} × ${sentence}`, context.print.width - 10).map((line, n) =>
      context.print.tone('dim', `        ${n === 0 ? line : `    ${line}`}`),
    ),
  );
}
