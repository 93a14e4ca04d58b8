// The mail to the practitioner every morning: once a day, however often the program is started and whatever it slept.

import { expand } from '../../core/agenda/recurrence/expand.ts';
import { autonomyQuestions } from '../../core/autonomy/questions.ts';
import { noticeTo } from '../../core/letters/notice.ts';
import { messageIdFor } from '../../core/mail/reply-token.ts';
import { isQuiet, type Morning, morningLines, morningSubject } from '../../core/review/morning-lines.ts';
import { morningOf, numbered } from '../../core/review/morning-of.ts';
import { queueOf } from '../../core/review/queue.ts';
import { laterOf, sealOf } from '../../core/review/seal.ts';
import { openBreaches } from '../../domain/breach.ts';
import type { Case, Outcome } from '../../domain/case.ts';
import type { Practice } from '../../domain/practice.ts';
import type { MorningMail, ReviewCode } from '../../domain/review.ts';
import {
  DAY,
  dayOf,
  type Instant,
  type LocalDate,
  minutesOf,
  startOfDay,
  toLocal,
  weekdayOf,
} from '../../domain/time.ts';
import type { MorningMailSettings } from '../../domain/told.ts';
import type { World } from '../../ports/world.ts';
import { isPaused } from '../plans/guard.ts';
import { openCases } from '../verdicts/void-yes.ts';

/** Minutes after its time in which it is still sent: a machine that woke up late says good morning, not good evening. */
const CATCH_UP = 4 * 60;
/** Answers count for two days; the next mail has its own numbers. */
const GOOD_FOR = 2 * DAY;

/**
 * Sends today's morning mail when it is due, and none while sending is paused. What is not known to have left is not sent
 * again.
 */
export async function morningMail(world: World, practice: Practice): Promise<void> {
  const day = practice.morningMail === null ? null : dueToday(practice.morningMail, world, practice);
  if (day === null || practice.morningMail === null) return;
  if (await isPaused(world)) return;
  const mails = await world.store.morningMails();
  const known = mails.find((mail) => mail.day === day) ?? null;
  if (known !== null && known.state !== 'leaving') return;
  if (known !== null && (await settledBefore(world, known))) return;
  const since = mails.findLast((mail) => mail.day < day)?.at ?? world.clock.now() - DAY;
  await send(world, practice, { day, since, settings: practice.morningMail });
}

function dueToday(
  { minute, days }: MorningMailSettings,
  { clock }: World,
  { zone }: Practice,
): LocalDate | null {
  const local = toLocal(clock.now(), zone);
  const late = minutesOf(local) - minute;
  const isDue = days.includes(weekdayOf(dayOf(local))) && late >= 0 && late <= CATCH_UP;
  return isDue ? dayOf(local) : null;
}

/** It was leaving when the program ended: true when it left, or when nobody can tell. */
async function settledBefore({ outbox, store }: World, mail: MorningMail): Promise<boolean> {
  const left = await outbox.left(mail.messageId);
  if (left === false) return false;
  await store.saveMorningMail({ ...mail, state: left === true ? 'sent' : 'lost' });
  return true;
}

interface Due {
  readonly day: LocalDate;
  readonly since: Instant;
  readonly settings: MorningMailSettings;
}

async function send(world: World, practice: Practice, { day, since, settings }: Due): Promise<void> {
  const { store, clock, outbox } = world;
  const now = clock.now();
  const [us] = practice.mail.addresses;
  const messageId = messageIdFor(`morning-${day}`, us.slice(us.indexOf('@') + 1), await store.secret());
  const { morning, codes } = await gathered(world, practice, since);
  const mail: MorningMail = { day, messageId, state: 'leaving', at: now, until: now + GOOD_FOR, codes };
  if (isQuiet(morning) && !settings.evenWhenQuiet) {
    await store.saveMorningMail({ ...mail, state: 'left-out' });
    return;
  }
  await store.saveMorningMail(mail);
  const told = { morning, language: practice.programLanguage, zone: practice.zone };
  // One question a morning: more would be a form to fill in.
  const asked = autonomyQuestions(await store.autonomy(), practice).slice(0, 1);
  const [subject, lines] = [morningSubject(told), [...morningLines(told), ...asked]];
  const outcome = await outbox.send(noticeTo({ practice, to: settings.to, subject, lines, messageId, now }));
  const state = stateAfter(outcome);
  await store.saveMorningMail({ ...mail, state });
  if (state !== 'leaving')
    await store.audit({
      at: now,
      actor: 'clock',
      verb: 'MorningMail',
      case: null,
      detail: `${day} ${state}`,
    });
}

function stateAfter(outcome: Outcome): MorningMail['state'] {
  switch (outcome.kind) {
    case 'done':
      return 'sent';
    case 'failed':
      return outcome.retry ? 'leaving' : 'lost';
    case 'unknown':
    case 'stale':
      return 'lost';
  }
}

interface Gathered {
  readonly morning: Morning;
  readonly codes: readonly ReviewCode[];
}

async function gathered(world: World, practice: Practice, since: Instant): Promise<Gathered> {
  const { store, clock } = world;
  const now = clock.now();
  const open = await openCases(store);
  const queue = queueOf(open, await store.reviewNotes(), now);
  const cases: Case[] = [];
  for (const state of ['done', 'set-aside'] as const)
    await store.eachSince(state, since, (kase) => void cases.push(kase));
  const settled = [];
  for (const kase of cases) settled.push({ kase, records: await store.actions(kase.id) });
  const tomorrow = startOfDay(now + DAY, practice.zone);
  const agenda = await world.agenda.read();
  const files = agenda.kind === 'readable' ? agenda.files : [];
  const today = expand(files, { start: now, end: tomorrow }, practice.zone).occurrences;
  const codes = numbered(queue).map((kase, index) => ({
    number: index + 1,
    case: kase.id,
    seal: sealOf(kase, laterOf(kase, open)),
    used: null,
  }));
  const breaches = openBreaches(await store.breaches());
  return { morning: morningOf({ now, since, queue, settled, breaches, today }), codes };
}
