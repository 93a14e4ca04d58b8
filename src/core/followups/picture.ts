// What goes out on which day, by rule: the calendar picture of the days ahead, or of days gone by as if rules had been on.

import type { Due, FollowUpDone, FollowUpRule, Standing, Withheld } from '../../domain/follow-up.ts';
import {
  addDays,
  dayOf,
  type Instant,
  type LocalDate,
  type Span,
  toLocal,
  type Zone,
} from '../../domain/time.ts';
import { grouped } from '../grouped.ts';
import { type DueQuestion, standings } from './due.ts';

/** One thing that goes, or went, or would have gone. */
export interface Going {
  readonly due: Due;
  readonly at: Instant;
}

export interface Picture {
  readonly days: readonly LocalDate[];
  readonly going: readonly Going[];
  readonly withheld: readonly Extract<Standing, { kind: 'withheld' }>[];
}

/** What will go in the stretch, by what is known now. */
export function pictureAhead(question: DueQuestion): Picture {
  return pictureOf(question, standings(question), (one) => {
    switch (one.kind) {
      case 'now':
        return question.now;
      case 'later':
        return one.at;
      case 'withheld':
        return null;
    }
  });
}

/** What would have gone in a stretch that is over, had the rules been on and the agenda as it is now. Nothing is sent. */
export function pictureBack(question: DueQuestion): Picture {
  const none: readonly FollowUpDone[] = [];
  return pictureOf(
    question,
    standings({ ...question, done: none, settled: new Set(), paused: [] }),
    (one) => {
      const { due } = one.due;
      const isOver = due >= question.within.start && due < question.within.end;
      // Only its time stands against it: on its day it would have gone.
      const wouldGo = one.kind === 'now' || (one.kind === 'withheld' && one.why === 'missed');
      return isOver && wouldGo ? due : null;
    },
  );
}

function pictureOf(
  { within, practice }: DueQuestion,
  all: readonly Standing[],
  when: (one: Standing) => Instant | null,
): Picture {
  const going = all.flatMap((one): readonly Going[] => {
    const at = when(one);
    return at === null || at >= within.end ? [] : [{ due: one.due, at }];
  });
  const withheld = all.flatMap((one) =>
    one.kind === 'withheld' && one.why !== 'missed' && one.due.due >= within.start ? [one] : [],
  );
  return { days: daysOf(within, practice.zone), going, withheld };
}

function daysOf({ start, end }: Span, zone: Zone): readonly LocalDate[] {
  const last = dayOf(toLocal(end - 1, zone));
  const days: LocalDate[] = [];
  for (let day = dayOf(toLocal(start, zone)); day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** How many go on a day by a rule. */
export function countOn({ going }: Picture, rule: FollowUpRule['id'], day: LocalDate, zone: Zone): number {
  return going.filter(({ due, at }) => due.rule.id === rule && dayOf(toLocal(at, zone)) === day).length;
}

/** Why things do not go, with how many, most first; what a rule does not ask for is not worth a word. */
export function withheldCounts({ withheld }: Picture): readonly (readonly [Withheld, number])[] {
  const counts = [...grouped(withheld, ({ why }) => why)].map(([why, all]) => [why, all.length] as const);
  return counts.filter(([why]) => why !== 'condition').toSorted((one, other) => other[1] - one[1]);
}
