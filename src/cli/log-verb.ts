// What `agent log` does: it gathers what is kept of cases, and tells their stories.

import { clip, pad, wrap } from '../core/columns.ts';
import { explain } from '../core/explain.ts';
import { factMaker } from '../core/letters/facts.ts';
import { askedWords } from '../core/review/short-words.ts';
import { whom } from '../core/story/beginning.ts';
import { caseStory } from '../core/story/case-story.ts';
import { stateName } from '../core/story/standing.ts';
import type { Moment } from '../core/story/told.ts';
import type { Case, CaseId } from '../domain/case.ts';
import { UserError } from '../domain/errors.ts';
import type { Patient, PatientId } from '../domain/patient.ts';
import type { Practice } from '../domain/practice.ts';
import { type Instant, type LocalTime, startOfDay, toLocal } from '../domain/time.ts';
import type { Store } from '../ports/store.ts';
import type { Context } from './context.ts';
import { sinceOf } from './dry-run/since-of.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { patientsToShow } from './options.ts';
import { withStoreToLookAt } from './with-store.ts';

interface Asked {
  readonly practice: Practice;
  readonly now: Instant;
  readonly since: string;
  /** Null for all that were opened since. */
  readonly id: CaseId | null;
}

type Patients = ReadonlyMap<PatientId, Patient>;

interface Told extends Asked {
  readonly store: Store;
  readonly patients: Patients;
}

/** Prints the story of one case, or a line for each that was opened since a moment. */
export async function tellLog(context: Context, asked: Asked): Promise<ExitCode> {
  const { practice, now, since, id } = asked;
  const start = sinceOf(context, since, now, practice.zone);
  const list = await patientsToShow(context, practice);
  const patients = new Map(list.map((patient) => [patient.id, patient]));
  return withStoreToLookAt(context, practice, (store) =>
    id === null
      ? tellAll(context, { ...asked, store, patients }, start)
      : tellOne(context, { ...asked, store, patients }, id),
  );
}

async function tellOne(
  { print, say, language }: Context,
  { store, patients, practice }: Told,
  id: CaseId,
): Promise<ExitCode> {
  const kase = await store.case(id);
  if (kase === null) throw new UserError(say(`Aucun dossier ${id}.`, `No case ${id}.`));
  const { zone } = practice;
  const [records, trail] = [await store.actions(id), await store.trail({ case: id })];
  const told = { kase, records, trail, patients, language, zone };
  const story = caseStory(told);
  if (print.asJson) {
    const state = { state: kase.state, words: stateName(kase, language) };
    const moments = story.map((moment) => ({ ...moment, at: new Date(moment.at).toISOString() }));
    print.json({ case: id, who: whom(told), ...state, story: moments });
    return EXIT.ok;
  }
  print.line(print.tone('bold', `${id}  ${whom(told)}`));
  let day = '';
  for (const moment of story) {
    const local = toLocal(moment.at, zone);
    if (local.slice(0, 10) !== day) {
      day = local.slice(0, 10);
      print.line();
      print.line(` ${print.tone('dim', factMaker(language, zone).day(moment.at))}`);
    }
    for (const line of momentLines(moment, local, print.width)) print.line(line);
  }
  print.line();
  print.line(
    print.tone('dim', say(` Les raisons : agent explain ${id}`, ` The reasons: agent explain ${id}`)),
  );
  return EXIT.ok;
}

const LEFT = 9;

/** The clock on the left, the words beside it, and below them what belongs to them. */
function momentLines({ words, detail }: Moment, local: LocalTime, width: number): readonly string[] {
  const room = width - LEFT - 2;
  const body = [
    ...wrap(words, room),
    ...detail.flatMap((text) => wrap(text, room - 2).map((line) => `  ${line}`)),
  ];
  return body.map((line, row) => `   ${row === 0 ? local.slice(11, 16) : '     '} ${line}`);
}

async function tellAll(context: Context, told: Told, start: Instant): Promise<ExitCode> {
  const { print, say, language } = context;
  const { store, patients, now } = told;
  const cases = (await store.cases(undefined, start)).filter(({ opened }) => opened <= now);
  if (print.asJson) for (const kase of cases) print.json(lineJson(kase, patients, context));
  else if (cases.length === 0) print.line(say('Rien depuis ce moment.', 'Nothing since then.'));
  else {
    const whens = cases.map(({ opened }) => whenWords(opened, told));
    const longest = Math.max(...whens.map(({ length }) => length));
    for (const [row, kase] of cases.entries()) {
      const when = (whens[row] ?? '').padStart(longest);
      print.line(oneLine(kase, told, { when, width: print.width, language }));
    }
  }
  return EXIT.ok;
}

function lineJson(kase: Case, patients: Patients, { language }: Context): Record<string, unknown> {
  const { id, opened, sent, state, decision, reason } = kase;
  return {
    case: id,
    sent: new Date(sent).toISOString(),
    opened: new Date(opened).toISOString(),
    who: whom({ kase, patients, language }),
    state,
    words: stateName(kase, language),
    decision,
    reason: { code: reason.code, sentence: explain(reason, language) },
  };
}

interface Row {
  readonly when: string;
  readonly width: number;
  readonly language: Context['language'];
}

/** The clock alone for today, else the day too. */
function whenWords(opened: Instant, { practice, now }: Told): string {
  const local = toLocal(opened, practice.zone);
  const clock = local.slice(11, 16);
  if (opened >= startOfDay(now, practice.zone)) return clock;
  return `${local.slice(8, 10)}/${local.slice(5, 7)} ${clock}`;
}

/** Number, when, who, how it stands, and what was asked. */
function oneLine(kase: Case, { patients }: Told, { when, width, language }: Row): string {
  const who = pad(whom({ kase, patients, language }), Math.floor(width * 0.2));
  const asked = kase.origin.kind === 'mail' ? askedWords(kase, language) : originWords(kase);
  return clip(`${kase.id}  ${when}  ${who}  ${stateName(kase, language)} · ${asked}`, width);
}

function originWords({ origin }: Case): string {
  switch (origin.kind) {
    case 'mail':
      return '';
    case 'clock':
      return origin.rule;
    case 'human':
      return `agent ${origin.command}`;
  }
}
