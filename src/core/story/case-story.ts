// The story of one case, from its mail to now (`agent log`): what the trail tells in order, in human words. Only what is
// still kept of the case is said (handbook R-14): what had its time is named by its kind alone.

import type { AuditLine } from '../audit.ts';
import { actionEnded, actionPlanned } from './action-told.ts';
import { beginning, decided, howRead } from './beginning.ts';
import { said } from './said.ts';
import { standing } from './standing.ts';
import type { Moment, Told } from './told.ts';
import { trailWords } from './trail-words.ts';

/** Oldest first; the last moments say what is still to come. */
export function caseStory(told: Told): readonly Moment[] {
  const { kase } = told;
  const [opening, ...later] = told.trail;
  const opened = opening?.verb === 'CaseOpened' ? opening : null;
  return [
    { at: kase.sent, words: beginning(told), detail: [] },
    { at: kase.opened, words: howRead(told), detail: decided(told, opened?.detail ?? null) },
    ...(opened === null ? told.trail : later).flatMap((entry, place, all) =>
      momentOf(told, entry, all.slice(place + 1)),
    ),
    ...actionPlanned(told),
    ...standing(told),
  ];
}

function momentOf(told: Told, entry: AuditLine, after: readonly AuditLine[]): readonly Moment[] {
  const { at, verb } = entry;
  switch (verb) {
    case 'ActionEnded':
    case 'ActionPostponed':
      return actionEnded(told, entry);
    // Where the case stands now is said at the end.
    case 'CaseSettled':
      return [];
    case 'CaseDecidedAgain':
      return [{ at, words: trailWords(entry, told.language), detail: [] }];
    default:
      return said(told, entry, after);
  }
}
