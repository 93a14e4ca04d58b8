// Several calendars as one agenda: files, calendars on servers, feeds. One that can't be read closes the whole; a set of
// changes over several of them is made together or taken back.

import { type AgendaChange, type AgendaState, type CalendarFile, isOfSource } from '../../domain/agenda.ts';
import type { Outcome } from '../../domain/case.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { Instant } from '../../domain/time.ts';
import type { Agenda } from '../../ports/world.ts';
import { type AgendaMember, type Attempt, fileOf } from './agenda-member.ts';

/** The practice's whole agenda. Its version names that of each part, in their order. */
export function joinedAgenda(members: readonly AgendaMember[], language: ProgramLanguage): Agenda {
  const words = WORDS[language];
  let turn: Promise<unknown> = Promise.resolve();
  const read = async (): Promise<AgendaState> =>
    together(await Promise.all(members.map((one) => one.read())));
  const change = async (changes: readonly AgendaChange[], version: string): Promise<Outcome> => {
    const versions = version.split(' ');
    const groups = groupsOf(changes, members, versions);
    if (typeof groups === 'string')
      return { kind: 'failed', sentence: words.notWritable(groups), retry: false };
    const states = await Promise.all(members.map((one) => one.read()));
    const now = together(states);
    if (now.kind === 'unreadable') return { kind: 'failed', sentence: now.sentence, retry: true };
    if (now.version !== version || versions.length !== members.length) {
      return { kind: 'stale', sentence: words.stale };
    }
    const refusal = groups.length > 1 ? await firstRefusal(groups) : null;
    return refusal ?? inTurn(groups, words.partly);
  };
  return {
    read,
    apply: (changes, version) => {
      const done = turn.then(() => change(changes, version));
      turn = done.catch(() => undefined);
      return done;
    },
    troubles: () => members.map((one) => one.trouble()).filter((trouble) => trouble !== ''),
  };
}

/** Read as one: as old as the oldest part. */
function together(states: readonly AgendaState[]): AgendaState {
  const files: CalendarFile[] = [];
  const versions: string[] = [];
  let written: Readonly<Record<string, Instant>> = {};
  let readAt = Number.POSITIVE_INFINITY;
  for (const state of states) {
    if (state.kind === 'unreadable') return state;
    for (const file of state.files) files.push(file);
    versions.push(state.version);
    readAt = Math.min(readAt, state.readAt);
    written = { ...written, ...state.written };
  }
  return { kind: 'readable', files, version: versions.join(' '), readAt, written };
}

interface Group {
  readonly member: AgendaMember;
  readonly changes: readonly AgendaChange[];
  readonly version: string;
}

/** The changes of each member, in the members' order; the name of a calendar that nobody holds. */
function groupsOf(
  changes: readonly AgendaChange[],
  members: readonly AgendaMember[],
  versions: readonly string[],
): readonly Group[] | string {
  const holds = ({ sources }: AgendaMember, change: AgendaChange): boolean =>
    sources.some((source) => isOfSource(fileOf(change), source));
  const stray = changes.find((change) => !members.some((member) => holds(member, change)));
  if (stray !== undefined) return fileOf(stray);
  return members.flatMap((member, at) => {
    const own = changes.filter((change) => holds(member, change));
    return own.length === 0 ? [] : [{ member, changes: own, version: versions[at] ?? '' }];
  });
}

/** Before anything is written, every part says whether it could be. */
async function firstRefusal(groups: readonly Group[]): Promise<Outcome | null> {
  for (const { member, changes, version } of groups) {
    const refusal = await member.check(changes, version);
    if (refusal !== null) return refusal;
  }
  return null;
}

/** One after another; the first that is not certainly done takes the others back. */
async function inTurn(groups: readonly Group[], partly: string): Promise<Outcome> {
  const done: Attempt[] = [];
  for (const { member, changes, version } of groups) {
    const attempt = await member.attempt(changes, version);
    if (attempt.outcome.kind === 'done') {
      done.push(attempt);
      continue;
    }
    let clean = true;
    for (const { undo } of done.toReversed()) clean = (await undo()) && clean;
    return clean || attempt.outcome.kind === 'unknown'
      ? attempt.outcome
      : { kind: 'unknown', sentence: partly };
  }
  return { kind: 'done', note: '' };
}

const WORDS = {
  fr: {
    stale: "L'agenda a changé depuis la décision ; rien n'y a été écrit.",
    partly: "Seule une partie de l'agenda a été changée ; vérifiez les rendez-vous concernés.",
    notWritable: (name: string) => `L'agenda « ${name} » ne peut pas être modifié ; rien n'a été écrit.`,
  },
  en: {
    stale: 'The agenda changed since the decision; nothing was written.',
    partly: 'Only a part of the agenda was changed; check the appointments concerned.',
    notWritable: (name: string) => `The calendar "${name}" can't be changed; nothing was written.`,
  },
} as const satisfies Record<ProgramLanguage, object>;
