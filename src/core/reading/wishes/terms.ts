// School holidays as patients name them: "après les vacances", "pendant les vacances de février", "à la rentrée".
// Without a school calendar they are no days at all: nobody guesses them.

import { addDays, type LocalDate } from '../../../domain/time.ts';
import type { SchoolHoliday } from '../../../domain/wish.ts';
import type { Stretch } from './calendar.ts';
import type { Days } from './days.ts';
import { is, sense } from './lex.ts';
import type { Parsed, Scene } from './scene.ts';
import type { Term } from './senses.ts';

/** The stretch that a name of the school calendar means; `listed` without days when it is not known. */
export function parseTerm(scene: Scene, at: number): Parsed<Days> | null {
  const { items, today, context } = scene;
  const term = sense(items[at], 'term')?.term;
  if (term === undefined || !isLed(scene, at)) return null;
  const ahead = (context.schoolHolidays ?? []).filter(({ to }) => to === null || to > today);
  // "la fin des vacances", "la première semaine des vacances" name days that no calendar tells.
  const partly = [1, 2].some((back) => is(items[at - back], 'edge', 'unit'));
  const spans = partly ? [] : spansOf(term, ahead, isTakenOut(scene, at));
  return { value: { kind: 'listed', spans }, next: at + 1 };
}

/** A bare "vacances" is one's own journey ("retour de vacances"), unless it is led by an article or preposition. */
function isLed({ items }: Scene, at: number): boolean {
  const long = items[at]?.text.includes(' ') === true;
  return long || is(items[at - 1], 'the', 'on', 'limit', 'during', 'except', 'within', 'between', 'and');
}

/** "hors vacances scolaires" means all of them, "après les vacances" the coming ones. */
function isTakenOut({ items }: Scene, at: number): boolean {
  return [1, 2, 3].some((back) => is(items[at - back], 'except', 'not'));
}

function spansOf(term: Term, ahead: readonly SchoolHoliday[], all: boolean): readonly Stretch[] {
  switch (term) {
    case 'holidays':
      return all ? ahead.flatMap(spanOf) : ahead.slice(0, 1).flatMap(spanOf);
    case 'return':
      return ahead.slice(0, 1).flatMap(weekOfReturn);
    case 'summerReturn':
      return named(ahead, 'summer').flatMap(weekOfReturn);
    case 'autumn':
    case 'christmas':
    case 'winter':
    case 'spring':
    case 'summer':
      return named(ahead, term).flatMap(spanOf);
  }
}

function named(ahead: readonly SchoolHoliday[], name: SchoolHoliday['name']): readonly SchoolHoliday[] {
  return ahead.filter((holiday) => holiday.name === name).slice(0, 1);
}

function spanOf({ from, to }: SchoolHoliday): readonly Stretch[] {
  return to === null ? [] : [{ from, to }];
}

/** "à la rentrée": the first seven days of school. */
function weekOfReturn({ to }: { readonly to: LocalDate | null }): readonly Stretch[] {
  return to === null ? [] : [{ from: to, to: addDays(to, 7) }];
}
