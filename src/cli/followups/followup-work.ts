// What the verbs of `agent followups` share.

import type { DueQuestion } from '../../core/followups/due.ts';
import { UserError } from '../../domain/errors.ts';
import type { FollowUpRule } from '../../domain/follow-up.ts';
import type { Patient } from '../../domain/patient.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Instant, Span } from '../../domain/time.ts';
import { dueQuestion } from '../../flow/clock/due-question.ts';
import type { Store } from '../../ports/store.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { UsageError } from '../usage-error.ts';

export interface FollowUpOptions {
  readonly practice: string;
  readonly now?: string;
  readonly since?: string;
  readonly days?: string;
  readonly names?: boolean;
  readonly all?: boolean;
  readonly by: string;
}

/** One verb at work on an open memory. */
export interface Work {
  readonly context: Context;
  readonly practice: Practice;
  readonly store: Store;
  readonly rules: readonly FollowUpRule[];
  readonly named: string | undefined;
  readonly options: FollowUpOptions;
  readonly now: Instant;
}

/** Rules that are on; with `--all`, or over days gone by when none is on, those that are off as well. */
export function shownRules({ rules, options }: Work, back: boolean): readonly FollowUpRule[] {
  const on = rules.filter((rule) => rule.on);
  if (options.all !== true && !(back && on.length === 0)) return on;
  return rules.map((rule) => ({ ...rule, on: true }));
}

/** Says that there is nothing to show. */
export function nothingOn({ print, say }: Context): ExitCode {
  if (!print.asJson)
    print.line(
      say(
        'Aucune relance n’est allumée. Essayez : agent followups preview --all.',
        'No follow-up is on. Try: agent followups preview --all.',
      ),
    );
  return EXIT.ok;
}

/** What is due in a stretch of time, asked of the practice's own files; nothing is sent. */
export async function questionOf(
  { context, practice, store, now }: Work,
  rules: readonly FollowUpRule[],
  within: Span,
): Promise<DueQuestion> {
  const { doors, say } = context;
  const clock = { now: () => now };
  const asked = await dueQuestion(
    {
      store,
      clock,
      agenda: await doors.agenda(practice, clock),
      directory: await doors.directory(practice),
      followUps: await doors.followUps(practice),
    },
    practice,
    { rules, within },
  );
  if (asked.kind === 'question') return asked.question;
  throw new UserError(
    say(
      `L'agenda n'est pas fiable, rien ne part : ${asked.sentence}`,
      `The agenda can't be relied on, nothing goes: ${asked.sentence}`,
    ),
  );
}

/** Patients by id. */
export function namesOf(patients: readonly Patient[]): ReadonlyMap<string, Patient> {
  return new Map(patients.map((patient) => [patient.id, patient]));
}

/** `30d`, `30j` or `30`. */
export function daysIn({ say }: Context, text: string, option: string): number {
  const [, count] = /^(\d{1,3})\s*[dj]?$/.exec(text) ?? [];
  if (count !== undefined && Number(count) > 0) return Number(count);
  throw new UsageError(
    say(`${option} : un nombre de jours, par exemple 30d.`, `${option}: a number of days, such as 30d.`),
  );
}
