import { momentText } from '../../core/agenda/moment-text.ts';
import { countOn, type Picture, withheldCounts } from '../../core/followups/picture.ts';
import { WITHHELD } from '../../core/followups/standing-sentences.ts';
import type { Due, FollowUpRule } from '../../domain/follow-up.ts';
import type { Patient, PatientId } from '../../domain/patient.ts';
import type { Practice } from '../../domain/practice.ts';
import { dayOf, type LocalDate, toLocal, weekdayOf } from '../../domain/time.ts';
import type { Context } from '../context.ts';

const WEEKDAYS = { fr: ' lmmjvsd', en: ' MTWTFSS' } as const;
/** Days side by side in eighty columns. */
const DAYS_A_BLOCK = 14;
const LABEL = 22;

/** The calendar picture: a line for each rule of which something goes, a column for each day. */
export function pictureLines(
  picture: Picture,
  rules: readonly FollowUpRule[],
  { context, practice }: { readonly context: Context; readonly practice: Practice },
): readonly string[] {
  const lines: string[] = [];
  const busy = new Set(picture.going.map(({ due }) => due.rule.id));
  const shown = rules.filter(({ id }) => busy.has(id));
  for (let from = 0; shown.length > 0 && from < picture.days.length; from += DAYS_A_BLOCK) {
    const days = picture.days.slice(from, from + DAYS_A_BLOCK);
    lines.push(''.padEnd(LABEL) + days.map((day) => dayHead(day, context).padStart(4)).join(''));
    for (const { id } of shown) {
      const counts = days.map((day) => countOn(picture, id, day, practice.zone));
      const cells = counts.map((count) => (count === 0 ? '·' : String(count)).padStart(4));
      lines.push(id.slice(0, LABEL - 1).padEnd(LABEL) + cells.join(''));
    }
    lines.push('');
  }
  const idle = rules.flatMap(({ id }) => (busy.has(id) ? [] : [id]));
  return [...lines, ...sumLines(picture, context), ...idleLines(idle, context)];
}

function idleLines(idle: readonly string[], { say }: Context): readonly string[] {
  return idle.length === 0 ? [] : [say('Rien de : ', 'Nothing of: ') + idle.join(', ')];
}

function dayHead(day: LocalDate, { language }: Context): string {
  return `${WEEKDAYS[language][weekdayOf(day)] ?? ''}${Number(day.slice(8))}`;
}

function sumLines(picture: Picture, { say, language }: Context): readonly string[] {
  const total = picture.going.length;
  const people = new Set(picture.going.map(({ due }) => due.patient)).size;
  const sum = say(
    `${total} envoi${total > 1 ? 's' : ''}, ${people} patient${people > 1 ? 's' : ''}.`,
    `${total} to go, to ${people} patient${people === 1 ? '' : 's'}.`,
  );
  const held = withheldCounts(picture).map(
    ([why, count]) => `  ${String(count).padStart(5)}  ${WITHHELD[why][language === 'fr' ? 0 : 1]}`,
  );
  return held.length === 0 ? [sum] : [sum, say('Ne partent pas :', 'Do not go:'), ...held];
}

/** One due thing on a line; names only when they are asked for. */
export function dueLine(due: Due, { at, names, context, practice }: Line): string {
  const when = momentText(at, practice.zone, context.language);
  return `${when}  ${matterLine(due, { names, context, practice })}`;
}

/** Which rule, for whom, about which appointment or row of a list. */
export function matterLine(due: Due, { names, context, practice }: Omit<Line, 'at'>): string {
  const { appointment, row } = due;
  const about = [
    ...(appointment === null
      ? []
      : [momentText(appointment.occurrence.start, practice.zone, context.language)]),
    ...(row === null ? [] : [`${row.list} ${row.reference}`]),
  ];
  return [`${due.rule.id}  ${whoIs(due.patient, names)}`, ...about].join(' → ');
}

interface Line {
  readonly at: number;
  readonly names: ReadonlyMap<PatientId, Patient>;
  readonly context: Context;
  readonly practice: Practice;
}

function whoIs(id: PatientId, names: ReadonlyMap<PatientId, Patient>): string {
  const patient = names.get(id);
  return patient === undefined ? id : `${patient.givenName} ${patient.familyName} (${id})`;
}

/** The same for a machine. */
export function dueJson(due: Due, at: number, { zone }: Practice) {
  return {
    key: due.key,
    rule: due.rule.id,
    patient: due.patient,
    day: dayOf(toLocal(at, zone)),
    at: toLocal(at, zone),
    until: toLocal(due.until, zone),
    appointment: due.appointment === null ? null : toLocal(due.appointment.occurrence.start, zone),
  };
}
