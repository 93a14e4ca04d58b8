// One calendar on a CalDAV server as a part of the practice's agenda. A copy is kept in memory and brought up to date at
// every look; when the server is away the last good copy counts, with its age, until it is too old.

import { counted } from '../../core/plural.ts';
import type { AgendaChange, AgendaState } from '../../domain/agenda.ts';
import type { CaldavSource } from '../../domain/agenda-source.ts';
import type { Outcome } from '../../domain/case.ts';
import { Refused, Unreachable, UserError } from '../../domain/errors.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import { DAY, HOUR, type Instant, MINUTE, type Zone } from '../../domain/time.ts';
import { type AgendaMember, type Attempt, undone } from '../agenda/agenda-member.ts';
import { checkedCopy } from './check-copy.ts';
import { type DavClient, mayPass } from './dav-client.ts';
import { editObjects } from './edit-objects.ts';
import { type LocalCopy, refreshed, stored, whole } from './local-copy.ts';
import { resourceKey } from './multistatus.ts';
import {
  PATIENT,
  takeBack,
  type WriteManners,
  type Writing,
  type WrittenObject,
  writeObjects,
} from './write-objects.ts';

export interface CaldavCalendar {
  readonly source: Pick<CaldavSource, 'name' | 'practitioner' | 'writable'>;
  readonly client: DavClient;
  /** Finds the address of the calendar; asked once, and again after it failed or the calendar is gone. */
  readonly locate: () => Promise<string>;
  readonly now: () => Instant;
  /** Milliseconds of a clock that nobody sets. */
  readonly monotonic: () => number;
  readonly zone: Zone;
  readonly prodId: string;
  readonly language: ProgramLanguage;
  /** Minutes that a copy counts when the server is away. */
  readonly maxAge: number;
  readonly manners?: WriteManners;
}

interface Seen {
  readonly copy: LocalCopy;
  readonly at: Instant;
}

/** The calendar as a part of an agenda. Looks and changes follow one another, never side by side. */
export function caldavCalendar(calendar: CaldavCalendar): AgendaMember {
  const { source, client, now, language, manners = PATIENT } = calendar;
  let seen: Seen | null = null;
  let url: string | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const rest = restOf(calendar.monotonic);
  const check = checksOf(calendar);

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  };
  const look = async (): Promise<Seen> => {
    rest.stop();
    try {
      url ??= await calendar.locate();
      const at = now();
      const copy = await refreshed(client, url, source, seen?.copy ?? null);
      seen = { copy: await check.look(copy), at };
      rest.end();
      return seen;
    } catch (error) {
      // A calendar that moved is looked for anew.
      if (error instanceof UserError) url = null;
      throw rest.begin(error);
    }
  };
  const read = async (): Promise<AgendaState> => {
    try {
      return stateOf(await look());
    } catch (error) {
      if (!isKnown(error)) throw error;
      const young = seen !== null && now() - seen.at <= calendar.maxAge * MINUTE;
      return mayPass(error) && young && seen !== null
        ? stateOf(seen)
        : { kind: 'unreadable', sentence: error.message };
    }
  };
  const takeOver = (objects: readonly WrittenObject[]): void => {
    if (seen === null) return;
    const next = new Map(seen.copy.objects);
    for (const { change, etag, text } of objects) {
      const key = resourceKey(change.url);
      if (change.after === null) next.delete(key);
      else next.set(key, stored(change.url, etag, text, source, next.get(key)));
    }
    seen = { ...seen, copy: whole({ ...seen.copy, objects: next }) };
  };
  const editing = async (changes: readonly AgendaChange[], version: string) => {
    const { copy } = await look();
    if (copy.version !== version) {
      return { outcome: { kind: 'stale', sentence: WORDS[language].stale } } as const;
    }
    return editObjects(client, copy, changes, { ...calendar, now: now() });
  };
  const canChange = async (changes: readonly AgendaChange[], version: string): Promise<Outcome | null> => {
    try {
      const edited = await editing(changes, version);
      return 'outcome' in edited ? edited.outcome : null;
    } catch (error) {
      if (!isKnown(error)) throw error;
      return { kind: 'failed', sentence: error.message, retry: true };
    }
  };
  const attempt = async (changes: readonly AgendaChange[], version: string): Promise<Attempt> => {
    try {
      const edited = await editing(changes, version);
      if ('outcome' in edited) return undone(edited.outcome);
      const writing = await writeObjects(client, edited.changes, manners);
      if (writing.kind !== 'written') return undone(outcomeOf(writing, language));
      takeOver(writing.objects);
      return {
        outcome: { kind: 'done', note: '' },
        undo: () => inTurn(() => takeBack(client, writing.objects, manners)),
      };
    } catch (error) {
      if (!isKnown(error)) throw error;
      return undone({ kind: 'failed', sentence: error.message, retry: true });
    }
  };
  return {
    sources: [source.name],
    read: () => inTurn(read),
    check: (changes, version) => inTurn(() => canChange(changes, version)),
    attempt: (changes, version) => inTurn(() => attempt(changes, version)),
    trouble: () => rest.trouble() || check.trouble(),
  };
}

/**
 * Has the copy compared with everything the server lists: an hour after the first look, then once a day, and every hour
 * while the server forgets to report changes.
 */
function checksOf({ client, source, monotonic, language }: CaldavCalendar) {
  let next = monotonic() + HOUR;
  let trouble = '';
  return {
    look: async (copy: LocalCopy): Promise<LocalCopy> => {
      if (copy.token === null || monotonic() < next) return copy;
      try {
        const { copy: checked, missed } = await checkedCopy(client, source, copy);
        trouble = missed === 0 ? '' : UNREPORTED[language](source.name, missed);
        next = monotonic() + (missed === 0 ? DAY : HOUR);
        return checked;
      } catch (error) {
        if (!isKnown(error)) throw error;
        // What was reported counts as before; it is compared a little later.
        next = monotonic() + HOUR;
        return copy;
      }
    },
    /** What the last comparison found; empty when all was right. */
    trouble: (): string => trouble,
  };
}

const UNREPORTED: Readonly<Record<ProgramLanguage, (name: string, missed: number) => string>> = {
  fr: (name, missed) =>
    `Agenda « ${name} » : le serveur n'a pas annoncé ${counted(missed, 'fr', ['changement', 'changements'])} ; tout a été comparé et repris, et l'est chaque heure tant que cela arrive. Signalez-le à qui tient ce serveur.`,
  en: (name, missed) =>
    `Agenda "${name}": the server did not report ${counted(missed, 'en', ['change', 'changes'])}; everything was compared and taken over, and is every hour while this happens. Tell whoever runs this server.`,
};

function stateOf({ copy, at }: Seen): AgendaState {
  return { kind: 'readable', files: copy.files, version: copy.version, readAt: at };
}

function isKnown(error: unknown): error is Unreachable | Refused | UserError {
  return error instanceof Unreachable || error instanceof Refused || error instanceof UserError;
}

const SHORTEST = 2000;
const LONGEST = 5 * MINUTE;

/** Leaves a server alone after it failed, twice as long each time. */
export function restOf(monotonic: () => number) {
  let last: { readonly error: Error; readonly until: number; readonly pause: number } | null = null;
  return {
    /** Throws what it failed with, while it rests. */
    stop: (): void => {
      if (last !== null && monotonic() < last.until) throw last.error;
    },
    begin: (error: unknown): unknown => {
      if (!(error instanceof Error) || error === last?.error) return error;
      const pause = last === null ? SHORTEST : Math.min(last.pause * 2, LONGEST);
      last = { error, until: monotonic() + pause, pause };
      return error;
    },
    end: (): void => {
      last = null;
    },
    trouble: (): string => last?.error.message ?? '',
  };
}

function outcomeOf(writing: Exclude<Writing, { kind: 'written' }>, language: ProgramLanguage): Outcome {
  const words = WORDS[language];
  switch (writing.kind) {
    case 'changed':
      return { kind: 'stale', sentence: words.stale };
    case 'refused':
      return { kind: 'failed', sentence: words.refused(writing.status), retry: false };
    case 'away':
      return { kind: 'failed', sentence: writing.sentence || words.notHappened, retry: true };
    case 'unclear':
      return { kind: 'unknown', sentence: writing.partly ? words.partly : words.unclear };
  }
}

const WORDS = {
  fr: {
    stale: "L'agenda a changé depuis la décision ; rien n'y a été écrit.",
    refused: (status: number) =>
      `Le serveur de l'agenda a refusé le changement (${status}) ; rien n'a été écrit. Vérifiez que ce compte a le droit d'y écrire.`,
    notHappened: "Le serveur de l'agenda n'a pas répondu ; rien n'y a été écrit.",
    unclear:
      "Le serveur de l'agenda n'a pas dit si le changement est fait ; vérifiez le rendez-vous concerné.",
    partly: "Seule une partie de l'agenda a été changée ; vérifiez les rendez-vous concernés.",
  },
  en: {
    stale: 'The agenda changed since the decision; nothing was written.',
    refused: (status: number) =>
      `The agenda server refused the change (${status}); nothing was written. Check that this account may write there.`,
    notHappened: 'The agenda server did not answer; nothing was written.',
    unclear: 'The agenda server did not say whether the change was made; check the appointment concerned.',
    partly: 'Only a part of the agenda was changed; check the appointments concerned.',
  },
} as const satisfies Record<ProgramLanguage, object>;
