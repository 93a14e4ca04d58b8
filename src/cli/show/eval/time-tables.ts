// What was wrong with the wanted times of mails, by language, and how they were read by request.

import type { Figures } from '../../../core/evaluation/figures.ts';
import type { TimeFault } from '../../../core/evaluation/time-faults.ts';
import { nameOf } from '../../../core/explain.ts';
import type { Language, ProgramLanguage } from '../../../domain/language.ts';
import { counts } from './figure-words.ts';

type Say = (fr: string, en: string) => string;

interface Measured {
  readonly all: Figures;
  readonly byLanguage: ReadonlyMap<Language, Figures>;
}

/** Title, head, rows and what a reader has to know. */
interface TimeTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly note: string;
}

const FAULT_NAMES: Readonly<Record<TimeFault, readonly [fr: string, en: string]>> = {
  unheard: ['demande pas entendue', 'request not heard'],
  missed: ['aucun moment lu', 'no time read'],
  'other-days': ['d’autres jours', 'other days'],
  'more-days': ['des jours de trop', 'days too many'],
  'fewer-days': ['des jours en moins', 'days too few'],
  'mixed-days': ['en trop et en moins', 'too many and too few'],
  'other-end': ['autre fin, au loin', 'another far end'],
  'other-hours': ['bons jours, autre heure', 'right days, other hour'],
  'other-part': ['bons jours, autre durée', 'right days, other part'],
};

/** Two tables; none where no mail has a time that people agree about. */
export function timeTables(run: Measured, language: ProgramLanguage, say: Say): readonly TimeTable[] {
  return run.all.rightDays.of === 0 ? [] : [faultTable(run, say), timesOfKinds(run, language, say)];
}

function faultTable({ all, byLanguage }: Measured, say: Say): TimeTable {
  const columns = [...byLanguage.values(), all];
  return {
    title: say('Moments mal lus', 'Times read wrongly'),
    columns: ['', ...byLanguage.keys(), say('tous', 'all')],
    rows: [
      ...all.timeFaults.map(({ fault }, place) => [
        say(...FAULT_NAMES[fault]),
        ...columns.map(({ timeFaults }) => dotted(timeFaults[place]?.mails ?? 0)),
      ]),
      [say('sur', 'of'), ...columns.map(({ rightDays }) => String(rightDays.of))],
      [
        say('lu hors accord', 'read, none agreed'),
        ...columns.map(({ timesUnagreed }) => dotted(timesUnagreed.hits)),
      ],
    ],
    note: say(
      'autre fin, au loin : mêmes jours pendant huit semaines. lu hors accord : un moment lu là où personne n’en nomme, ou là où les gens ne liraient pas le même.',
      'another far end: the same days for eight weeks. read, none agreed: a time read where none is named, or where people would differ about which.',
    ),
  };
}

/** A nought is easier to skip as a dot. */
function dotted(count: number): string {
  return count === 0 ? '·' : String(count);
}

function timesOfKinds({ all }: Measured, language: ProgramLanguage, say: Say): TimeTable {
  return {
    title: say('Moments, par demande', 'Times, by request'),
    columns: ['', say('jours', 'days'), 'exact'],
    rows: all.timesByKind.map(({ kind, days, exact }) => [
      nameOf(kind, language),
      counts(days),
      counts(exact),
    ]),
    note: '',
  };
}
