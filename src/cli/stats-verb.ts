// What `agent stats` does: it gathers figures, and shows them.

import { resolve } from 'node:path';
import { expand } from '../core/agenda/recurrence/expand.ts';
import { ownedAppointments } from '../core/followups/owned.ts';
import { BEFORE } from '../core/stats/no-shows.ts';
import { type Stats, statsOf } from '../core/stats/stats.ts';
import type { Appointment } from '../domain/agenda.ts';
import { UserError } from '../domain/errors.ts';
import type { Practice } from '../domain/practice.ts';
import { DAY, type Instant, type Span } from '../domain/time.ts';
import type { Store } from '../ports/store.ts';
import type { Context } from './context.ts';
import { sinceOf } from './dry-run/since-of.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { statsHtml } from './show/stats/stats-html.ts';
import { statsJson } from './show/stats/stats-json.ts';
import { statsLines } from './show/stats/stats-lines.ts';
import { withOldStore } from './with-store.ts';

interface Asked {
  readonly practice: Practice;
  readonly now: Instant;
  readonly since: string;
  /** Where the page goes; null for none. */
  readonly html: string | null;
}

/**
 * From `since` (a day, or a length of time) to now. Throws `UserError` for a day to come, or before the first start.
 */
export async function tellStats(context: Context, asked: Asked): Promise<ExitCode> {
  const { print, say, language } = context;
  const { practice, now, html } = asked;
  const start = sinceOf(context, asked.since, now, practice.zone);
  if (start >= now) throw new UserError(say('Ce jour est à venir.', 'That day is to come.'));
  const stats = await withOldStore(context, practice, (store) =>
    gathered(context, { practice, store, within: { start, end: now } }),
  );
  if (stats === null)
    throw new UserError(
      say(
        'Ce cabinet n’a encore rien fait : il n’y a rien à compter.',
        'This practice has done nothing yet: there is nothing to count.',
      ),
    );
  if (print.asJson) print.json(statsJson(stats));
  else for (const line of statsLines(stats, { context, practice })) print.line(line);
  if (html === null) return EXIT.ok;
  const file = resolve(context.folder, html);
  await context.doors.writeText(file, statsHtml(stats, { practice, language }));
  if (!print.asJson) print.line(say(`Page écrite : ${file}`, `Page written: ${file}`));
  return EXIT.ok;
}

interface Gathering {
  readonly practice: Practice;
  readonly store: Store;
  readonly within: Span;
}

async function gathered(context: Context, { practice, store, within }: Gathering): Promise<Stats> {
  const all = await store.caseFigures(0);
  const began = all[0]?.opened ?? null;
  const offers = await store.offers();
  const survey = await store.surveyAnswers();
  const said = (await store.saidOfSuggestions(within.start)).filter(({ at }) => at < within.end);
  const window = { start: (began ?? within.start) - BEFORE - DAY, end: within.end };
  const figures = all.filter(({ opened }) => opened >= within.start && opened < within.end);
  const appointments = await pastAppointments(context, practice, window);
  return statsOf({ figures, within, began, practice, offers, survey, said, appointments });
}

/** Null when the agenda can't be read now: nothing is guessed then. */
async function pastAppointments(
  { doors, language }: Context,
  practice: Practice,
  window: Span,
): Promise<readonly Appointment[] | null> {
  const state = await (await doors.agenda(practice, { now: () => window.end })).read();
  if (state.kind === 'unreadable') return null;
  const patients = await (await doors.directory(practice)).patients();
  const { occurrences } = expand(state.files, window, practice.zone, language);
  return ownedAppointments(occurrences, patients);
}
