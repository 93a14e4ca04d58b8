import { createHash } from 'node:crypto';
import { editCalendar } from '../../core/agenda/edit/edit.ts';
import type { AgendaChange, AgendaState, CalendarFile } from '../../domain/agenda.ts';
import type { Outcome } from '../../domain/case.ts';
import type { Instant, Zone } from '../../domain/time.ts';
import type { Agenda } from '../../ports/world.ts';

/** What an agenda may suffer from; `lost-answer` writes and then says that it does not know. */
export type AgendaTrouble = 'none' | 'unreadable' | 'stale' | 'down' | 'unknown' | 'lost-answer';

export interface MemoryAgenda extends Agenda {
  /** The files as they are now. */
  readonly files: () => readonly CalendarFile[];
  /** Somebody else changes the agenda. */
  readonly replace: (files: readonly CalendarFile[]) => void;
}

interface MemoryAgendaInput {
  readonly files: readonly CalendarFile[];
  /** Another way of editing, for a calendar that refuses. */
  readonly edit?: typeof editCalendar | undefined;
  readonly now: () => Instant;
  readonly zone: Zone;
  readonly prodId: string;
  readonly trouble: () => AgendaTrouble;
}

/** Calendars as text in memory, changed by the same edits as files on disk. */
export function memoryAgenda({
  files: initial,
  edit = editCalendar,
  now,
  zone,
  prodId,
  trouble,
}: MemoryAgendaInput): MemoryAgenda {
  let files = initial;
  const apply = (changes: readonly AgendaChange[], version: string): Outcome => {
    if (version !== versionOf(files)) return STALE;
    const draft = new Map(files.map((file) => [file.name, file]));
    for (const change of changes) {
      const file = draft.get(fileOf(change));
      if (file?.writable !== true) return refused(`${fileOf(change)} cannot be written.`);
      const result = edit(file.text, change, now(), { zone, prodId });
      if (result.kind === 'stale') return { kind: 'stale', sentence: result.sentence };
      if (result.kind === 'refused') return refused(result.sentence);
      draft.set(file.name, { ...file, text: result.text });
    }
    files = [...draft.values()];
    return { kind: 'done', note: '' };
  };
  return {
    files: () => files,
    replace: (others) => {
      files = others;
    },
    read: async () => stateOf(files, now(), trouble()),
    apply: async (changes, version) => {
      switch (trouble()) {
        case 'none':
          return apply(changes, version);
        case 'unreadable':
        case 'down':
          return { kind: 'failed', sentence: 'The agenda does not answer.', retry: true };
        case 'stale':
          return STALE;
        case 'unknown':
          return UNKNOWN;
        case 'lost-answer': {
          const outcome = apply(changes, version);
          return outcome.kind === 'done' ? UNKNOWN : outcome;
        }
      }
    },
  };
}

const STALE: Outcome = { kind: 'stale', sentence: 'The agenda changed since the decision.' };
const UNKNOWN: Outcome = { kind: 'unknown', sentence: 'The agenda did not say whether it wrote.' };

function refused(sentence: string): Outcome {
  return { kind: 'failed', sentence, retry: false };
}

function stateOf(files: readonly CalendarFile[], readAt: Instant, trouble: AgendaTrouble): AgendaState {
  return trouble === 'unreadable'
    ? { kind: 'unreadable', sentence: 'The agenda cannot be read.' }
    : { kind: 'readable', files, version: versionOf(files), readAt };
}

const versions = new WeakMap<readonly CalendarFile[], string>();

/** Worked out once for the same files. */
function versionOf(files: readonly CalendarFile[]): string {
  const known = versions.get(files) ?? hashOf(files);
  versions.set(files, known);
  return known;
}

function hashOf(files: readonly CalendarFile[]): string {
  const texts = files.map(({ name, text }) => [name, text]);
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex');
}

function fileOf(change: AgendaChange): string {
  return change.kind === 'book' ? change.file : change.ref.file;
}
