// Reads calendar files and folders whole. Whatever cannot be read with certainty makes the whole agenda unreadable.

import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ageWords } from '../../core/agenda/age-words.ts';
import type { CalendarFile } from '../../domain/agenda.ts';
import type { FilesSource } from '../../domain/agenda-source.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import { type Instant, MINUTE } from '../../domain/time.ts';
import { fileStamp } from '../files/file-stamp.ts';
import { isBack, nameOfAside } from '../files/replace-files.ts';

/** A calendar file with its place on the disk. */
export interface StoredCalendar {
  readonly path: string;
  readonly file: CalendarFile;
  /** How its bytes become characters; latin1 keeps bytes that are no UTF-8 unchanged. */
  readonly encoding: 'utf8' | 'latin1';
  /** Changes with every write to the file; null when it was written so lately that it may not have changed yet. */
  readonly stamp: string | null;
  readonly written: Instant;
}

export type SourcesReading =
  | {
      readonly kind: 'readable';
      readonly calendars: readonly StoredCalendar[];
      readonly version: string;
      /** When the newest file of each source was written; none for a folder without files. */
      readonly written: Readonly<Record<string, Instant>>;
    }
  | { readonly kind: 'unreadable'; readonly sentence: string };

/** Files read before, by path: an unchanged file stays the same object, which spares reading its events again. */
export type Known = Map<string, StoredCalendar>;

/** Reads all sources. Errors of the file system, and files that are not renewed in time, become one sentence. */
export async function readSources(
  sources: readonly FilesSource[],
  known: Known,
  language: ProgramLanguage,
  now: Instant,
): Promise<SourcesReading> {
  const calendars: StoredCalendar[] = [];
  const written: Record<string, Instant> = {};
  for (const source of sources) {
    const read = await readSource(source, known);
    if (typeof read === 'string') return unreadable(read, source.name, language);
    const newest = read.reduce<Instant | null>(
      (last, one) => Math.max(last ?? one.written, one.written),
      null,
    );
    if (newest !== null) {
      const sentence = staleSentence(source, now - newest, language);
      if (sentence !== null) return { kind: 'unreadable', sentence };
      written[source.name] = newest;
    }
    calendars.push(...read);
  }
  if (sources.length === 0) return unreadable('none', '', language);
  return { kind: 'readable', calendars, version: versionOf(calendars), written };
}

/** Why files of this age are no longer believed (design §1.4); null when they are. */
function staleSentence(
  { name, renewedWithin }: FilesSource,
  age: number,
  language: ProgramLanguage,
): string | null {
  if (renewedWithin === undefined || age <= renewedWithin * MINUTE) return null;
  const [old, limit] = [ageWords(age, language), ageWords(renewedWithin * MINUTE, language)];
  return language === 'fr'
    ? `L'agenda « ${name} » n'a pas été renouvelé depuis ${old} (renewed-within : ${limit}). Regardez pourquoi l'autre programme ne l'écrit plus.`
    : `The calendar "${name}" has not been renewed for ${old} (renewed-within: ${limit}). See why the other program no longer writes it.`;
}

type Fault = 'none' | 'missing' | 'forbidden' | 'io' | 'empty' | 'utf16' | 'no-calendar' | 'cut-off';

const SENTENCES: Readonly<Record<Fault, readonly [fr: string, en: string]>> = {
  none: ["Aucun agenda n'est indiqué dans practice.yaml.", 'No calendar is named in practice.yaml.'],
  missing: [
    "L'agenda « % » n'est pas là : le fichier n'existe pas.",
    'The calendar "%" is not there: no such file.',
  ],
  forbidden: [
    "L'agenda « % » ne peut pas être ouvert : l'accès est refusé.",
    'The calendar "%" can\'t be opened: access denied.',
  ],
  io: ["L'agenda « % » ne peut pas être lu sur le disque.", 'The calendar "%" can\'t be read from the disk.'],
  empty: ["L'agenda « % » est un fichier vide.", 'The calendar "%" is an empty file.'],
  utf16: [
    "L'agenda « % » est écrit en UTF-16 ; enregistrez-le en UTF-8.",
    'The calendar "%" is written in UTF-16; save it as UTF-8.',
  ],
  'no-calendar': [
    "L'agenda « % » n'est pas un fichier iCalendar (BEGIN:VCALENDAR manque).",
    'The calendar "%" is no iCalendar file (BEGIN:VCALENDAR is missing).',
  ],
  'cut-off': [
    "L'agenda « % » est incomplet : la fin du fichier manque (END:VCALENDAR).",
    'The calendar "%" is incomplete: the end of the file is missing (END:VCALENDAR).',
  ],
};

function unreadable(fault: Fault, name: string, language: ProgramLanguage): SourcesReading {
  const sentence = SENTENCES[fault][language === 'fr' ? 0 : 1].replace('%', () => name);
  return { kind: 'unreadable', sentence };
}

/** How often a folder or file is looked at anew because another program was just replacing something in it. */
const LOOKS = 20;

async function readSource(source: FilesSource, known: Known): Promise<readonly StoredCalendar[] | Fault> {
  for (let looked = 1; ; looked += 1) {
    try {
      return await readSourceOnce(source, known);
    } catch (error) {
      const fault = faultOf(error);
      if (fault !== 'missing' || looked === LOOKS || !(await isBack(pathOf(error) ?? source.path)))
        return fault;
    }
  }
}

async function readSourceOnce(source: FilesSource, known: Known): Promise<readonly StoredCalendar[] | Fault> {
  const isFolder = (await stat(source.path)).isDirectory();
  const names = isFolder ? await calendarNames(source.path) : [null];
  const calendars: StoredCalendar[] = [];
  for (const name of names) {
    const read = await readCalendar(source, name, known);
    if (typeof read === 'string') return read;
    calendars.push(read);
  }
  return calendars;
}

/** A calendar that another program has aside for a moment belongs to the folder too: its appointments are not cancelled. */
async function calendarNames(folder: string): Promise<readonly string[]> {
  for (let looked = 1; ; looked += 1) {
    const names = await readdir(folder);
    const aside = names.flatMap((name) => nameOfAside(name) ?? []).filter(isCalendarName);
    if (aside.length === 0 || looked === LOOKS) return names.filter(isCalendarName).sort();
    for (const name of aside) await isBack(join(folder, name));
  }
}

function pathOf(error: unknown): string | null {
  return error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : null;
}

function isCalendarName(name: string): boolean {
  return /^[^.].*\.ics$/i.test(name);
}

function faultOf(error: unknown): Fault {
  if (!(error instanceof Error && 'code' in error)) throw error;
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return 'missing';
  return error.code === 'EACCES' || error.code === 'EPERM' ? 'forbidden' : 'io';
}

/** A file of a folder is called `folder/file.ics`. A file whose stamp is the same is not read again. */
async function readCalendar(
  source: FilesSource,
  name: string | null,
  known: Known,
): Promise<StoredCalendar | Fault> {
  const path = name === null ? source.path : join(source.path, name);
  const before = known.get(path);
  if (before?.stamp != null && before.stamp === (await fileStamp(path)).text) return before;
  const { bytes, stamp, written } = await steadyBytes(path);
  if (before !== undefined && Buffer.from(before.file.text, before.encoding).equals(bytes)) {
    const same = { ...before, stamp, written };
    known.set(path, same);
    return same;
  }
  const fault = faultIn(bytes);
  if (fault !== null) return fault;
  const encoding = isUtf8(bytes) ? 'utf8' : 'latin1';
  const text = bytes.toString(encoding);
  const { practitioner, writable } = source;
  const file = { name: name === null ? source.name : `${source.name}/${name}`, text, practitioner, writable };
  const calendar = { path, file, encoding, stamp, written } as const;
  known.set(path, calendar);
  return calendar;
}

/** The bytes of a file that nobody wrote to meanwhile; a file that never holds still is taken as it is. */
async function steadyBytes(
  path: string,
): Promise<Pick<StoredCalendar, 'stamp' | 'written'> & { bytes: Buffer }> {
  for (let attempt = 0; ; attempt += 1) {
    const before = await fileStamp(path);
    const bytes = await readFile(path);
    const after = await fileStamp(path);
    const { written } = after;
    if (before.text === after.text) return { bytes, stamp: after.settled ? after.text : null, written };
    if (attempt === 3) return { bytes, stamp: null, written };
  }
}

function faultIn(bytes: Buffer): Fault | null {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'utf16';
  const text = bytes.toString('latin1');
  if (text.replace(/^\u00ef\u00bb\u00bf/, '').trim() === '') return 'empty';
  if (!/^\s*BEGIN:VCALENDAR\s*$/im.test(text.replace(/^\u00ef\u00bb\u00bf/, ''))) return 'no-calendar';
  const end = text.toUpperCase().lastIndexOf('END:VCALENDAR');
  return end < text.toUpperCase().lastIndexOf('BEGIN:VCALENDAR') ? 'cut-off' : null;
}

function isUtf8(bytes: Buffer): boolean {
  return Buffer.from(bytes.toString('utf8'), 'utf8').equals(bytes);
}

/** Fingerprint of everything read. */
function versionOf(calendars: readonly StoredCalendar[]): string {
  const hash = createHash('sha256');
  for (const { file } of calendars) hash.update(fingerprintOf(file));
  return hash.digest('hex');
}

const fingerprints = new WeakMap<CalendarFile, string>();

/** Remembered with the file object: every mail asks for it, and calendars are long. */
function fingerprintOf(file: CalendarFile): string {
  const known = fingerprints.get(file);
  if (known !== undefined) return known;
  const made = createHash('sha256')
    .update(JSON.stringify([file.name, file.text]))
    .digest('hex');
  fingerprints.set(file, made);
  return made;
}
