// How an alert climbs until somebody has seen it (handbook §2.2): the person on duty, the second person, everybody again.

import type { Case, ReviewNote } from '../../domain/case.ts';
import type { OpenAlert } from '../../domain/review.ts';
import { type Instant, MINUTE } from '../../domain/time.ts';
import type { AlertSettings } from '../../domain/told.ts';

export type Rung = 'second' | 'everybody';

/** Whom to tell now; null when it is not time. */
export function nextRung(
  { raised, told, second }: OpenAlert,
  { second: settings, repeat }: Pick<AlertSettings, 'second' | 'repeat'>,
  now: Instant,
): Rung | null {
  const hasSecond = settings.mail !== null || settings.command !== null;
  if (hasSecond && !second && now - raised >= settings.after * MINUTE) return 'second';
  return now - told >= Math.max(1, repeat) * MINUTE ? 'everybody' : null;
}

/** Whether a human has it: they said that they saw it, or settled its case. */
export function isSeen(kase: Pick<Case, 'state' | 'decision'> | null, note: ReviewNote | null): boolean {
  if (kase === null || note?.seen != null) return true;
  return kase.state === 'refused' || (kase.decision === 'review' && kase.state === 'done');
}
