// How many events of each source of the agenda are still to come. One that suddenly holds much less was damaged, however
// full the others are: nothing in the agenda is free until a human says that it is meant (design §1.4).

import { type EventCount, type EventCounts, isOfSource, type Occurrence } from '../../domain/agenda.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Instant } from '../../domain/time.ts';
import { counted } from '../plural.ts';

/** Below so many events a smaller number says nothing; that there are none at all says something. */
const TELLING = 5;

type Sources = Pick<Practice['agenda'], 'sources' | 'shrinkAlarm'>;

interface Counting {
  /** Kept times left out. */
  readonly occurrences: readonly Occurrence[];
  /** Names of the files that were read. */
  readonly files: readonly string[];
  readonly agenda: Pick<Sources, 'sources'>;
  readonly now: Instant;
}

/** What is still to come, by source. A cancelled event that still stands in its calendar shows that nothing was lost. */
export function countEvents({ occurrences, files, agenda, now }: Counting): EventCounts {
  const sourceOf = namedBy(agenda);
  const names = [...agenda.sources.map(({ name }) => name), ...files.map(sourceOf)];
  const counts = new Map<string, EventCount>(
    names.map((name) => [name, { total: 0, singles: 0, last: null }] as const),
  );
  for (const { file, start, recurrenceId } of occurrences) {
    if (start <= now) continue;
    const name = sourceOf(file);
    const { total, singles, last } = counts.get(name) ?? { total: 0, singles: 0, last: null };
    counts.set(name, {
      total: total + 1,
      singles: singles + (recurrenceId === null ? 1 : 0),
      last: Math.max(last ?? start, start),
    });
  }
  return Object.fromEntries(counts);
}

/** A file that no source of practice.yaml names is its own source. */
function namedBy({ sources }: Pick<Sources, 'sources'>): (file: string) => string {
  const known = new Map<string, string>();
  return (file) => {
    const name = known.get(file) ?? sources.find((source) => isOfSource(file, source.name))?.name ?? file;
    known.set(file, name);
    return name;
  };
}

/** All events that are still to come. */
export function totalOf(counts: EventCounts): number {
  return Object.values(counts).reduce((sum, { total }) => sum + total, 0);
}

/** A source that holds much less than before, and what a human is told of it. */
export interface Shrunk {
  /** As practice.yaml names it; empty for all of them together. */
  readonly source: string;
  readonly sentence: string;
}

interface Compared {
  readonly counts: EventCounts;
  /** At the last good reading; null before the first. */
  readonly before: EventCounts | null;
  readonly agenda: Sources;
  readonly language: ProgramLanguage;
  readonly now: Instant;
}

/**
 * Sources that had coming events and have none, or that had five or more (or as many outside series, whose loss an endless
 * series would hide) and have less than the alarm's share. One whose last counted event is over has ended, not emptied.
 */
export function shrunkSources({ counts, before, agenda, language, now }: Compared): readonly Shrunk[] {
  if (before === null || agenda.shrinkAlarm === 0) return [];
  return Object.entries(before).flatMap(([source, then]) => {
    const own = counts[source];
    const current = source === '' ? { total: totalOf(counts), singles: 0 } : own;
    if (current === undefined || (then.last !== null && then.last <= now)) return [];
    const fell = (kind: 'total' | 'singles') =>
      then[kind] >= TELLING && current[kind] < then[kind] * agenda.shrinkAlarm;
    const emptied = then.total > 0 && current.total === 0;
    const sort = emptied || fell('total') ? 'total' : fell('singles') ? 'singles' : null;
    if (sort === null) return [];
    const sentence = shrunkSentence({ source, now: current[sort], before: then[sort], sort, language });
    return [{ source, sentence }];
  });
}

interface Told {
  readonly source: string;
  readonly now: number;
  readonly before: number;
  readonly sort: 'total' | 'singles';
  readonly language: ProgramLanguage;
}

/** What a human is told of a source that suddenly holds much less, and what to do when it really does. */
function shrunkSentence({ source, now, before, sort, language }: Told): string {
  const command = `agent agenda accept${source === '' ? '' : ` ${typed(source)}`}`;
  if (language === 'fr') {
    const what = sort === 'total' ? '' : ' hors séries';
    const coming = counted(now, 'fr', [`événement${what} à venir`, `événements${what} à venir`]);
    const name = source === '' ? '' : `« ${source} » : `;
    return `${name}${coming}, il y en avait ${before} ; si c'est voulu : ${command}`;
  }
  const what = sort === 'total' ? '' : ' outside series';
  const coming = counted(now, 'en', [`coming event${what}`, `coming events${what}`]);
  const name = source === '' ? '' : `"${source}": `;
  return `${name}${coming} where there were ${before}; if that is meant: ${command}`;
}

/** A name as it is typed behind a command. */
function typed(source: string): string {
  return /^[\p{L}\p{N}._-]+$/u.test(source) ? source : `"${source}"`;
}
