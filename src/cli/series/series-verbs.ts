// What `agent series` does: plans all dates of a series, and tells what is left of those that are known.

import { type AskedSeries, seriesCase, seriesCaseId } from '../../core/begun/series-case.ts';
import { usualSlotType } from '../../core/policy/requests/slot-type.ts';
import { wishContext } from '../../core/reading/times/wish-context.ts';
import { readWishes } from '../../core/reading/wishes/read-wishes.ts';
import type { Case } from '../../domain/case.ts';
import { UserError } from '../../domain/errors.ts';
import { isLanguage } from '../../domain/language.ts';
import { type SeriesQuery, usualGap } from '../../domain/series.ts';
import { type LocalDate, parseLocalDate, toLocal } from '../../domain/time.ts';
import {
  type Beginning,
  type BeginOptions,
  begin,
  carry,
  numberIn,
  patientOf,
  practitionersOf,
  remembered,
} from '../begin.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { plannedLines, standingLines } from '../show/agenda/series-lines.ts';
import { caseLines } from '../show/case-lines.ts';
import { UsageError } from '../usage-error.ts';
import { seriesStanding } from './series-standing.ts';

export interface PlanOptions extends BeginOptions {
  readonly patient: string;
  readonly count: string;
  readonly perWeek: string;
  readonly everyWeeks: string;
  readonly wish?: string;
  readonly language?: string;
  readonly from?: string;
  readonly practitioner?: string;
  readonly minGapDays?: string;
  readonly skipHolidays?: true;
}

/** `agent series plan`: a case with all dates and one letter, which waits for a yes. */
export async function proposeSeries(context: Context, options: PlanOptions): Promise<ExitCode> {
  const beginning = await begin(context, options);
  const { known, practice } = beginning;
  const asked = {
    patient: patientOf(context, known.patients, options.patient),
    query: queryOf(context, options, beginning),
  };
  const { turn, before } = turnOf(beginning, asked);
  if (before !== null) return alreadyAsked(context, beginning, before);
  const made = seriesCase(known, { ...asked, turn });
  if (made.kind === 'trouble') throw new UserError(untrusted(context, made.sentence));
  if (made.kind === 'no-time') throw new UserError(noTime(context));
  await carry(context, beginning, [made.kase]);
  const now = await remembered(context, practice);
  const kept = now.cases.find(({ id }) => id === made.kase.id) ?? made.kase;
  const { print } = context;
  if (print.asJson) print.json(plannedJson(kept, made.planned, practice.zone));
  else
    for (const line of plannedLines({ kase: kept, planned: made.planned, practice, context }))
      print.line(line);
  return EXIT.ok;
}

/** The same question is one case; after a no it may be asked again. */
function turnOf({ cases, known }: Beginning, asked: Omit<AskedSeries, 'turn'>) {
  for (let turn = 0; ; turn += 1) {
    const id = seriesCaseId({ ...asked, turn }, known.by);
    const before = cases.find((kase) => kase.id === id) ?? null;
    if (before?.state !== 'refused') return { turn, before };
  }
}

function alreadyAsked(context: Context, { practice }: Beginning, kase: Case): ExitCode {
  const { print, say } = context;
  if (print.asJson) print.json({ case: kase.id, state: kase.state, again: true });
  else {
    print.line(say(`Déjà proposé : ${kase.id}.`, `Already proposed: ${kase.id}.`));
    for (const line of caseLines({ kase, context, practice, letters: 'short' })) print.line(line);
  }
  return EXIT.ok;
}

function plannedJson(
  kase: Case,
  planned: {
    readonly sessions: readonly { start: number; end: number; practitioner: string }[];
    readonly exceptions: readonly { wanted: string; why: string; replaced: { start: number } | null }[];
    readonly missing: number;
  },
  zone: string,
) {
  return {
    case: kase.id,
    state: kase.state,
    sessions: planned.sessions.map(({ start, end, practitioner }) => ({
      start: toLocal(start, zone),
      end: toLocal(end, zone),
      practitioner,
    })),
    exceptions: planned.exceptions.map(({ wanted, why, replaced }) => ({
      wanted,
      why,
      replaced: replaced === null ? null : toLocal(replaced.start, zone),
    })),
    missing: planned.missing,
  };
}

function queryOf(context: Context, options: PlanOptions, { practice, known }: Beginning): SeriesQuery {
  const { say } = context;
  const type = usualSlotType(practice);
  if (type === null)
    throw new UserError(say('Aucun type de rendez-vous n’est ouvert.', 'No type of appointment is open.'));
  const patient = patientOf(context, known.patients, options.patient);
  const named =
    options.practitioner === undefined
      ? patient.practitioner
      : (practitionersOf(context, practice, options.practitioner)[0] ?? null);
  const perWeek = numberIn(context, 'per-week', options.perWeek, [1, 7]);
  return {
    count: numberIn(context, 'count', options.count, [2, 60]),
    perWeek,
    everyWeeks: numberIn(context, 'every-weeks', options.everyWeeks, [1, 4]),
    minGapDays:
      options.minGapDays === undefined
        ? usualGap(perWeek)
        : numberIn(context, 'min-gap-days', options.minGapDays, [0, 28]),
    from: options.from === undefined ? null : dayNamed(context, options.from),
    skipHolidays: options.skipHolidays === true,
    wishes: wishesOf(context, options, { practice, known }),
    type: type.id,
    practitioner: named,
  };
}

function wishesOf(
  context: Context,
  options: PlanOptions,
  { practice, known }: Pick<Beginning, 'practice' | 'known'>,
) {
  if (options.wish === undefined) return [];
  const wanted = options.language ?? context.language;
  const language = isLanguage(wanted) ? wanted : practice.language;
  const { wishes, rest } = readWishes(
    options.wish,
    language,
    wishContext(practice, toLocal(known.now, practice.zone)),
  );
  if (wishes.length > 0) return wishes;
  throw new UsageError(
    context.say(
      `Le souhait « ${rest} » n'est pas compris. Écrivez par exemple "le matin, mardi et jeudi".`,
      `The wish "${rest}" is not understood. Write for example "in the morning, Tuesday and Thursday".`,
    ),
  );
}

function dayNamed({ say }: Context, text: string): LocalDate {
  const day = parseLocalDate(text);
  if (day !== null) return day;
  throw new UsageError(
    say(`« ${text} » n'est pas un jour. Écrivez 2026-11-23.`, `"${text}" is no day. Write 2026-11-23.`),
  );
}

function untrusted({ say }: Context, sentence: string): string {
  return say(
    `L'agenda n'est pas sûr, rien n'est proposé : ${sentence}`,
    `The agenda can't be relied on, nothing is proposed: ${sentence}`,
  );
}

function noTime({ say }: Context): string {
  return say(
    'Aucune date ne convient. Élargissez le souhait, ou demandez moins de dates par semaine.',
    'No date fits. Widen the wish, or ask for fewer dates a week.',
  );
}

/** `agent series list|show`: what is left of every series, or the dates of one. */
export async function listSeries(context: Context, options: BeginOptions, id?: string): Promise<ExitCode> {
  const { cases, known, practice } = await begin(context, options);
  const { print, say } = context;
  const found = seriesStanding(cases, known).filter(({ kase }) => id === undefined || kase.id === id);
  if (found.length === 0 && id !== undefined)
    throw new UsageError(say(`Aucune série dans le dossier « ${id} ».`, `No series in the case "${id}".`));
  if (found.length === 0 && !print.asJson) print.line(say('Aucune série.', 'No series.'));
  for (const standing of found) {
    if (!print.asJson)
      for (const line of standingLines({
        standing,
        whole: id !== undefined,
        practice,
        context,
        now: known.now,
      }))
        print.line(line);
    else {
      const dates = standing.dates.map(({ start, state }) => ({
        start: toLocal(start, practice.zone),
        state,
      }));
      print.json({
        case: standing.kase.id,
        patient: standing.kase.patient,
        state: standing.kase.state,
        planned: standing.planned,
        left: standing.left,
        dates,
      });
    }
  }
  return EXIT.ok;
}
