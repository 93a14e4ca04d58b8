import { resolve } from 'node:path';
import { ageWords } from '../../core/agenda/age-words.ts';
import { availabilityIn } from '../../core/agenda/icalendar/availability.ts';
import { type CalendarFacts, calendarFacts } from '../../core/agenda/icalendar/calendar-facts.ts';
import { dayText } from '../../core/agenda/moment-text.ts';
import { expand } from '../../core/agenda/recurrence/expand.ts';
import { freeSlotsByDay } from '../../core/agenda/slots/free-by-day.ts';
import { wrap } from '../../core/columns.ts';
import { counted } from '../../core/plural.ts';
import { type AgendaState, type CalendarFile, isOfSource } from '../../domain/agenda.ts';
import type { AgendaSource } from '../../domain/agenda-source.ts';
import { UserError } from '../../domain/errors.ts';
import type { Practice } from '../../domain/practice.ts';
import { DAY, dayOf, type Instant, toLocal } from '../../domain/time.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { nowOf, type PlaceOptions, practiceFor } from '../options.ts';

/** So many warnings are listed; the rest is counted. */
const LISTED = 20;

/**
 * `agent agenda check [FILE|URL…]`: what calendars contain, what in them is not understood, and what would be free in
 * the next seven days. Without a name the practice's own, each source once.
 */
export async function agendaCheck(
  context: Context,
  names: readonly string[],
  options: PlaceOptions,
): Promise<ExitCode> {
  const practice = await practiceFor(context, options);
  const now = nowOf(options, practice.zone, context) ?? Date.now();
  const place = { practice, now };
  const calendars =
    names.length === 0
      ? await sourcesRead(context, practice.agenda.sources, place)
      : (await Promise.all(names.map((name) => named(context, name, place)))).flat();
  let warned = false;
  for (const { name, files, written } of calendars) {
    const facts = calendarFacts(files, { practice, language: context.language, now });
    warned ||= facts.warnings.length > 0;
    print(context, { name, facts, practice, age: written === null ? null : now - written });
  }
  printFree(context, { files: calendars.flatMap(({ files }) => files), practice, now });
  return warned ? EXIT.problems : EXIT.ok;
}

interface Place {
  readonly practice: Practice;
  readonly now: Instant;
}

/** A calendar with its files: one for each event when it lies on a server or in a folder. */
interface Calendar {
  readonly name: string;
  readonly files: readonly CalendarFile[];
  /** When the newest of its files was written; null on a server. */
  readonly written: Instant | null;
}

async function named(context: Context, name: string, place: Place): Promise<readonly Calendar[]> {
  if (!/^(?:https?|webcals?|caldavs?):/i.test(name)) {
    const text = await textAt(context, name);
    if (text === null) return sourcesRead(context, [folderAt(context, name)], place);
    const seen = await seenIn(context, [folderAt(context, name)], place);
    const written = seen.kind === 'readable' ? (seen.written?.[name] ?? null) : null;
    return [{ name, written, files: [{ name, practitioner: null, writable: false, text }] }];
  }
  return sourcesRead(context, [sourceAt(context, name, place.practice)], place);
}

/** The text of a file; null when there is a folder. */
async function textAt({ doors }: Context, name: string): Promise<string | null> {
  try {
    return await doors.readText(name);
  } catch (error) {
    const cause = error instanceof UserError ? error.cause : undefined;
    if (cause instanceof Error && 'code' in cause && cause.code === 'EISDIR') return null;
    throw error;
  }
}

function folderAt({ folder }: Context, name: string): AgendaSource {
  return { kind: 'files', name, path: resolve(folder, name), practitioner: null, writable: false };
}

/** The source with this address in practice.yaml, else the address read as a feed. */
function sourceAt({ say }: Context, address: string, { agenda }: Practice): AgendaSource {
  const url = address.replace(/^webcals?:/i, 'https:');
  const known = agenda.sources.find(
    (source) =>
      (source.kind === 'feed' && source.url === url) ||
      (source.kind === 'caldav' && source.server === address),
  );
  if (known !== undefined) return known;
  if (/^https?:/i.test(url) && URL.canParse(url)) {
    const fixed = { kind: 'feed', practitioner: null, refresh: 60, writable: false } as const;
    return { ...fixed, name: new URL(url).host, url, certificateAuthority: null };
  }
  throw new UserError(
    say(
      `« ${address} » : mettez cette adresse dans practice.yaml, sous agenda.sources, puis lancez « agent agenda check » sans fichier.`,
      `"${address}": put this address into practice.yaml, under agenda.sources, then run "agent agenda check" without a file.`,
    ),
  );
}

async function seenIn(
  { doors }: Context,
  sources: readonly AgendaSource[],
  { practice, now }: Place,
): Promise<AgendaState> {
  const only = { ...practice, agenda: { ...practice.agenda, sources } };
  return (await doors.agenda(only, { now: () => now })).read();
}

async function sourcesRead(
  context: Context,
  sources: readonly AgendaSource[],
  place: Place,
): Promise<readonly Calendar[]> {
  const { say } = context;
  const state = await seenIn(context, sources, place);
  if (state.kind === 'readable') {
    return sources.map(({ name }) => ({
      name,
      files: state.files.filter((file) => isOfSource(file.name, name)),
      written: state.written?.[name] ?? null,
    }));
  }
  throw new UserError(
    say(`L'agenda n'est pas lisible : ${state.sentence}`, `The agenda can't be read: ${state.sentence}`),
  );
}

interface Found {
  readonly name: string;
  readonly facts: CalendarFacts;
  readonly practice: Practice;
  /** Milliseconds since the newest file was written; null on a server. */
  readonly age: number | null;
}

function print(context: Context, { name: calendar, facts, practice, age }: Found): void {
  const { print: to, say, language } = context;
  if (to.asJson) {
    const local = (instant: Instant | null) => (instant === null ? null : toLocal(instant, practice.zone));
    to.json({ file: calendar, age, ...facts, oldest: local(facts.oldest), newest: local(facts.newest) });
    return;
  }
  const day = (instant: Instant | null) =>
    instant === null
      ? '–'
      : dayText(dayOf(toLocal(instant, practice.zone)), language, { weekday: false, year: true });
  to.line(to.tone('bold', calendar));
  const rows: readonly (readonly [string, string])[] = [
    [say('Événements', 'Events'), `${facts.events}`],
    [
      say('Séries', 'Series'),
      say(
        `${facts.series}, dont ${facts.endless} sans fin ; ${counted(facts.changedDates, 'fr', ['date changée', 'dates changées'])}`,
        `${facts.series}, ${facts.endless} of them without an end; ${facts.changedDates} dates changed`,
      ),
    ],
    [say('Premier, dernier', 'First, last'), `${day(facts.oldest)} – ${day(facts.newest)}`],
    ...(age === null ? [] : [[say('Âge du fichier', 'Age of the file'), ageWords(age, language)] as const]),
    [say('Fuseaux', 'Time zones'), zonesText(context, facts)],
    ...(facts.freeBusy > 0 ? [[say('Plages occupées', 'Busy times'), `${facts.freeBusy}`] as const] : []),
    ...(facts.availabilities > 0
      ? [[say('Disponibilités', 'Availabilities'), `${facts.availabilities}`] as const]
      : []),
    ...(facts.noLength > 0
      ? [[say('Sans fin', 'Without an end'), noLengthText(context, facts)] as const]
      : []),
    ...(facts.marksFree.length > 0
      ? [[say('Notés libres', 'Marked free'), freeText(context, calendar, facts)] as const]
      : []),
    [say('Pas compris', 'Not understood'), `${facts.warnings.length}`],
  ];
  for (const [name, value] of rows) {
    const [first = '', ...more] = wrap(value, Math.max(20, to.width - 20));
    to.line(`  ${name.padEnd(18)}${first}`);
    for (const line of more) to.line(`${' '.repeat(20)}${line}`);
  }
  for (const { file, line, sentence } of facts.warnings.slice(0, LISTED)) {
    to.line(`    ${objectIn(calendar, file)}${say('ligne', 'line')} ${line} : ${sentence}`);
  }
  const rest = facts.warnings.length - LISTED;
  if (rest > 0) to.line(say(`    et ${rest} de plus`, `    and ${rest} more`));
}

function noLengthText({ say }: Context, { noLength }: CalendarFacts): string {
  return say(
    `${noLength} à venir : chacun prend un créneau habituel`,
    `${noLength} to come: each takes one usual slot`,
  );
}

function freeText({ say }: Context, calendar: string, { marksFree }: CalendarFacts): string {
  const shown = marksFree
    .slice(0, 3)
    .map(({ file, line }) => `${objectIn(calendar, file)}${say('ligne', 'line')} ${line}`);
  const more = marksFree.length > shown.length ? ', …' : '';
  const places = `${shown.join(' ; ')}${more}`;
  return say(
    `${marksFree.length} d’une journée ou de plus de 4 h dans les heures d’ouverture : ce temps est proposé (${places}). Pour le garder : agenda.reserved`,
    `${marksFree.length} of a whole day or over 4 h inside open hours: that time is offered (${places}). To keep it: agenda.reserved`,
  );
}

/** Names the file when a calendar has several. */
function objectIn(calendar: string, file: string): string {
  return file === calendar ? '' : `${file.slice(calendar.length + 1)}, `;
}

function zonesText({ say }: Context, { zones }: CalendarFacts): string {
  if (zones.length === 0) return say('aucun nommé', 'none named');
  const unknown = say('inconnu', 'unknown');
  return zones.map(({ name, known }) => (known ? name : `${name} (${unknown})`)).join(', ');
}

interface Looked extends Place {
  readonly files: readonly CalendarFile[];
}

function printFree(context: Context, { files, practice, now }: Looked): void {
  const { print: to, say, language } = context;
  if (to.asJson) return;
  const window = { start: now - DAY, end: now + 8 * DAY };
  const { occurrences, warnings } = expand(files, window, practice.zone, language);
  const availability = availabilityIn(files, window, practice.zone, language);
  const input = { practice, occurrences, warnings, availability, holds: [], now };
  const free = freeSlotsByDay(input, { practitioner: null, type: null, until: now + 7 * DAY });
  to.line(say('Libre dans les sept jours :', 'Free in the next seven days:'));
  if (free.length === 0) to.line(say('  rien', '  nothing'));
  for (const { day, slots } of free) {
    const starts = [...new Set(slots.map(({ start }) => toLocal(start, practice.zone).slice(11)))];
    const title = dayText(day, language, { weekday: true, year: false });
    const [first = '', ...more] = wrap(starts.join('  '), Math.max(20, to.width - 26));
    to.line(`  ${title.padEnd(24)}${first}`);
    for (const line of more) to.line(`${' '.repeat(26)}${line}`);
  }
}
