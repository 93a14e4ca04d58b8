// The agenda as .ics files, or folders of them, that other programs read and write too.

import { basename, dirname, join, resolve } from 'node:path';
import {
  type EditOptions,
  editCalendar,
  emptyCalendar,
  isEmptyCalendar,
} from '../../core/agenda/edit/edit.ts';
import { isHoldUid } from '../../core/agenda/marks.ts';
import { type AgendaChange, isOfSource } from '../../domain/agenda.ts';
import type { FilesSource } from '../../domain/agenda-source.ts';
import type { Outcome } from '../../domain/case.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Instant } from '../../domain/time.ts';
import type { Agenda } from '../../ports/world.ts';
import { takeLock, type Unlock } from '../files/lock-file.ts';
import { type FileChange, replaceFiles } from '../files/replace-files.ts';
import {
  type AgendaMember,
  type Attempt,
  fileOf,
  holdsUid,
  objectName,
  uidOfChange,
  undone,
} from './agenda-member.ts';
import { type Known, readSources, type SourcesReading, type StoredCalendar } from './ics-sources.ts';

export interface IcsFileAgenda {
  /** Where its calendars lie (relative paths: in its folder), its zone and its language. */
  readonly practice: Pick<Practice, 'folder' | 'agenda' | 'zone' | 'programLanguage'>;
  readonly now: () => Instant;
  /** PRODID of calendars that we begin. */
  readonly prodId?: string;
  /** How long to wait for another writer, milliseconds. */
  readonly patience?: number;
}

interface Settings {
  readonly sources: readonly FilesSource[];
  readonly now: () => Instant;
  readonly options: EditOptions;
}

const PROD_ID = '-//practice-agent//practice-agent//EN';

/**
 * Calendar files on this machine. Changes are made all or none: under a lock that other agents respect, on the very
 * version they were decided on, and written beside the file before they take its name.
 */
export function icsFileAgenda(files: IcsFileAgenda): Agenda {
  const { read, attempt } = icsFiles(files);
  return { read, apply: async (changes, version) => (await attempt(changes, version)).outcome };
}

/** The same as a part of an agenda, which can be taken back. */
export function icsFiles({ practice, now, prodId = PROD_ID, patience = 5000 }: IcsFileAgenda): AgendaMember {
  const { zone, programLanguage: language } = practice;
  const sources = practice.agenda.sources.flatMap((source) =>
    source.kind === 'files' ? [{ ...source, path: resolve(practice.folder, source.path) }] : [],
  );
  const settings = { sources, now, options: { zone, prodId, language } };
  const known: Known = new Map();
  const readAll = () => readSources(sources, known, language, now());
  return {
    sources: sources.map(({ name }) => name),
    trouble: () => '',
    read: async () => {
      const reading = await readAll();
      if (reading.kind === 'unreadable') return reading;
      const files = reading.calendars.map(({ file }) => file);
      const { version, written } = reading;
      return { kind: 'readable', files, version, readAt: now(), written };
    },
    check: async (changes, version) => {
      const edited = edits(await readAll(), { changes, version, settings, say: sayer(language) });
      return 'kind' in edited ? edited : null;
    },
    attempt: async (changes, version) => {
      const say = sayer(language);
      const locks = new Set(changes.flatMap((change) => lockPath(change, sources)));
      try {
        return await underLocks([...locks].sort(), patience, say, async () =>
          write(await readAll(), { changes, version, settings, say }),
        );
      } catch (error) {
        if (!(error instanceof Error && 'code' in error)) throw error;
        return undone(failed(say.notWritten(String(error.code)), true));
      }
    },
  };
}

function sourceOf(name: string, sources: readonly FilesSource[]): FilesSource | undefined {
  return sources.find((source) => isOfSource(name, source.name));
}

function lockPath(change: AgendaChange, sources: readonly FilesSource[]): readonly string[] {
  const source = sourceOf(fileOf(change), sources);
  return source === undefined ? [] : [join(dirname(source.path), `.${basename(source.path)}.lock`)];
}

/** Takes the locks in one order, so that two writers never wait for each other. */
async function underLocks(
  paths: readonly string[],
  patience: number,
  say: Words,
  work: () => Promise<Attempt>,
): Promise<Attempt> {
  const taken: Unlock[] = [];
  try {
    for (const path of paths) {
      const unlock = await takeLock(path, patience);
      if (unlock === null) return undone(failed(say.locked, true));
      taken.push(unlock);
    }
    return await work();
  } finally {
    for (const unlock of taken.reverse()) await unlock();
  }
}

interface Writing {
  readonly changes: readonly AgendaChange[];
  readonly version: string;
  readonly settings: Settings;
  readonly say: Words;
}

/** The files as they shall be, or why nothing is written. */
function edits(
  reading: SourcesReading,
  writing: Writing,
): Outcome | { readonly files: readonly FileChange[] } {
  const { version, say } = writing;
  if (reading.kind === 'unreadable') return failed(reading.sentence, true);
  if (reading.version !== version) return { kind: 'stale', sentence: say.stale };
  return editAll(reading.calendars, writing);
}

async function write(reading: SourcesReading, writing: Writing): Promise<Attempt> {
  const { say } = writing;
  const edited = edits(reading, writing);
  if ('kind' in edited) return undone(edited);
  const result = await replaceFiles(edited.files);
  switch (result) {
    case 'done':
      return {
        outcome: { kind: 'done', note: '' },
        undo: async () => (await replaceFiles(edited.files.map(backwards))) === 'done',
      };
    case 'changed':
      return undone({ kind: 'stale', sentence: say.stale });
    case 'unclear':
      return undone({ kind: 'unknown', sentence: say.unclear });
  }
}

function backwards({ path, before, after }: FileChange): FileChange {
  return { path, before: after, after: before };
}

interface Draft {
  readonly path: string;
  readonly encoding: StoredCalendar['encoding'];
  readonly before: string | null;
  readonly text: string;
}

/** All changes made in memory; the first that cannot be made ends it. */
function editAll(
  calendars: readonly StoredCalendar[],
  { changes, settings, say }: Writing,
): Outcome | { readonly files: readonly FileChange[] } {
  const drafts = new Map<string, Draft>();
  for (const { path, file, encoding } of calendars) {
    if (file.writable) drafts.set(file.name, { path, encoding, before: file.text, text: file.text });
  }
  for (const change of changes) {
    const [name, draft] = draftFor(change, drafts, settings);
    if (draft === null) return failed(say.notWritable(name), false);
    const edit = editCalendar(draft.text, change, settings.now(), settings.options);
    if (edit.kind === 'stale') return edit;
    if (edit.kind === 'refused') return failed(edit.sentence, false);
    drafts.set(name, { ...draft, text: edit.text });
  }
  const changed = [...drafts.values()].filter(({ before, text }) => before !== text);
  const unwritable = changed.some(
    ({ encoding, text }) => encoding === 'latin1' && /[^\u0000-\u00ff]/.test(text),
  );
  return unwritable ? failed(say.encoding, false) : { files: changed.map(fileChange) };
}

/** The calendar that a change is about. In a folder every booking is a file of its own, found again by its UID. */
function draftFor(
  change: AgendaChange,
  drafts: ReadonlyMap<string, Draft>,
  { sources, options }: Settings,
): readonly [name: string, draft: Draft | null] {
  const name = fileOf(change);
  const draft = drafts.get(name);
  const source = sourceOf(name, sources);
  if (draft !== undefined || source?.writable !== true || name !== source.name) return [name, draft ?? null];
  const uid = uidOfChange(change);
  const own = [...drafts].find(([one, { text }]) => isOfSource(one, name) && holdsUid(text, uid));
  if (own !== undefined || change.kind !== 'book' || /\.ics$/i.test(source.path)) return own ?? [name, null];
  const object = objectName(uid);
  const started = { encoding: 'utf8', before: null, text: emptyCalendar(options.prodId) } as const;
  return [`${name}/${object}`, { path: join(source.path, object), ...started }];
}

/** The file of a kept time goes with its event; any other stays, though nothing is left in it. */
function fileChange({ path, encoding, before, text }: Draft): FileChange {
  const isGone = isEmptyCalendar(text) && isHoldUid(basename(path, '.ics'));
  return {
    path,
    before: before === null ? null : Buffer.from(before, encoding),
    after: isGone ? null : Buffer.from(text, encoding),
  };
}

function failed(sentence: string, retry: boolean): Outcome {
  return { kind: 'failed', sentence, retry };
}

interface Words {
  readonly stale: string;
  readonly locked: string;
  readonly encoding: string;
  readonly unclear: string;
  readonly notWritable: (name: string) => string;
  readonly notWritten: (code: string) => string;
}

const FRENCH: Words = {
  stale: "L'agenda a changé depuis la décision ; rien n'y a été écrit.",
  locked: "Un autre programme écrit dans l'agenda ; rien n'y a été écrit.",
  encoding: "L'agenda n'est pas en UTF-8 et ne peut pas contenir ce texte ; enregistrez-le en UTF-8.",
  unclear: "L'agenda n'a été écrit qu'en partie ; vérifiez les rendez-vous concernés.",
  notWritable: (name) => `L'agenda « ${name} » ne peut pas être modifié ; rien n'a été écrit.`,
  notWritten: (code) => `L'agenda n'a pas pu être écrit (${code}) ; rien n'a été changé.`,
};

const ENGLISH: Words = {
  stale: 'The agenda changed since the decision; nothing was written.',
  locked: 'Another program is writing to the agenda; nothing was written.',
  encoding: 'The calendar is not in UTF-8 and cannot hold this text; save it as UTF-8.',
  unclear: 'The agenda was written only in part; check the appointments concerned.',
  notWritable: (name) => `The calendar "${name}" can't be changed; nothing was written.`,
  notWritten: (code) => `The calendar could not be written (${code}); nothing was changed.`,
};

function sayer(language: ProgramLanguage): Words {
  return language === 'fr' ? FRENCH : ENGLISH;
}
