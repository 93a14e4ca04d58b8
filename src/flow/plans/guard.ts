import type { Action } from '../../domain/action.ts';
import type { ActionNote } from '../../domain/action-note.ts';
import { type Case, isAnswer } from '../../domain/case.ts';
import type { MessageClass } from '../../domain/letter.ts';
import type { MinuteRange, Practice } from '../../domain/practice.ts';
import { HOUR, type LocalTime, minutesOf, startOfDay, toLocal } from '../../domain/time.ts';
import type { World } from '../../ports/world.ts';
import type { Job } from './job.ts';
import { stillDue } from './still-due.ts';

/** Whether a human stopped all sending: no letter leaves, no time is kept, the agenda stays as it is. */
export async function isPaused({ store }: World): Promise<boolean> {
  return (await store.paused()) !== null;
}

/**
 * What passes by itself: the letters of a whole day that is cleared may wait for the hourly limit, and a follow-up is
 * decided by the agenda as it is when it leaves.
 */
export function passes(note: string): boolean {
  return note === 'hourly-limit' || note === 'agenda-away';
}

interface Leaving {
  readonly job: Job;
  readonly action: Extract<Action, { kind: 'reply' }>;
}

/**
 * The guards at the door, asked again at the moment of sending: null lets the letter pass, a note stops it: a code,
 * or the sentence of a follow-up's standing.
 * The recipient must be the one who wrote; the practice's limits must allow it. An emergency text passes the limits.
 */
export async function guard(
  world: World,
  practice: Practice,
  { job, action }: Leaving,
): Promise<string | null> {
  const { letter } = action;
  if (letter.to !== job.kase.from) return 'other-recipient';
  if (!isAnswer(job.kase)) {
    const closed = await closedTo(world, practice, { kase: job.kase, kind: letter.class });
    if (closed !== null) return closed;
    const still = await stillDue(world, practice, job.kase);
    if (still.kind === 'away') return 'agenda-away';
    if (still.kind === 'no') return still.note;
  }
  if (practice.mail.addresses.includes(letter.to)) return 'to-practice';
  if (letter.made.some(({ id }) => id.startsWith('emergency-'))) return null;
  const now = world.clock.now();
  const midnight = startOfDay(now, practice.zone);
  if ((await world.store.countSent({ since: now - HOUR })) >= practice.limits.perHour) return 'hourly-limit';
  if ((await world.store.countSent({ since: midnight })) >= practice.limits.perDay) return 'daily-limit';
  return null;
}

/**
 * What nobody asked for at the moment goes only to a recorded, living contact point of the patient it is about, who
 * stopped nothing and is nobody's alone, and not in the quiet hours. Null when the door is open, else why it is not.
 */
async function closedTo(
  { directory, store, clock }: World,
  { quietHours, zone }: Practice,
  { kase: { from, patient: id, origin }, kind }: { kase: Case; kind: MessageClass },
): Promise<ActionNote | null> {
  const patient = (await directory.patients()).find((known) => known.id === id);
  if (patient === undefined || from === null) return 'patient-unknown';
  if (!patient.contacts.some(({ address, dead }) => address === from && !dead)) return 'address-not-recorded';
  if (patient.flags.some((flag) => flag !== 'confidential')) return 'patient-kept';
  if ((await store.frozen(from)) !== null) return 'contact-kept';
  if ((await store.stoppedClasses(from)).includes(kind)) return 'messages-stopped';
  // Who asks for it at six in the morning, because nobody can receive at eight, wants it told then.
  if (origin.kind === 'human') return null;
  if (quietHours !== null && isIn(quietHours, toLocal(clock.now(), zone))) return 'quiet-hour';
  return null;
}

/** Whether a local time lies in a range of minutes of the day, which may go past midnight. */
function isIn([from, to]: MinuteRange, local: LocalTime): boolean {
  const minute = minutesOf(local);
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}
