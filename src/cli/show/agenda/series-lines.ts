import { explain } from '../../../core/explain.ts';
import { factMaker } from '../../../core/letters/facts.ts';
import type { Case } from '../../../domain/case.ts';
import type { Practice } from '../../../domain/practice.ts';
import type { PlannedSeries, SeriesException } from '../../../domain/series.ts';
import { type Instant, toInstant } from '../../../domain/time.ts';
import type { Context } from '../../context.ts';
import type { SeriesDate, SeriesStanding } from '../../series/series-standing.ts';

interface Planned {
  readonly kase: Case;
  readonly planned: PlannedSeries;
  readonly practice: Practice;
  readonly context: Context;
}

/** The preview of a series: every date, every exception, what is missing, and the commands that settle it. */
export function plannedLines({ kase, planned, practice, context }: Planned): readonly string[] {
  const { language, print, say } = context;
  const { moment } = factMaker(language, practice.zone);
  const { sessions, exceptions, missing } = planned;
  return [
    print.tone('bold', explain(kase.reason, language)),
    ...sessions.map(({ start }, index) => `  ${String(index + 1).padStart(2)}.  ${moment(start)}`),
    ...exceptions.map((exception) => ` ${exceptionWords(exception, practice, context)}`),
    ...(missing === 0
      ? []
      : [
          print.tone(
            'warn',
            say(` ${missing} dates n’ont pas trouvé de place.`, ` ${missing} dates found no time.`),
          ),
        ]),
    ...(kase.from === null
      ? [
          print.tone(
            'warn',
            say(
              ' Pas d’adresse : une personne le dira au patient.',
              ' No address: a person tells the patient.',
            ),
          ),
        ]
      : []),
    say(
      ` Oui : agent review --approve ${kase.id}   Non : agent review --refuse ${kase.id}`,
      ` Yes: agent review --approve ${kase.id}   No: agent review --refuse ${kase.id}`,
    ),
  ];
}

const WHY: Readonly<Record<SeriesException['why'], readonly [fr: string, en: string]>> = {
  holiday: ['jour férié', 'public holiday'],
  closed: ['fermé', 'closed'],
  taken: ['pris', 'taken'],
  'clock-change': ['heure supprimée par le changement d’heure', 'hour skipped by the change of the clock'],
};

function exceptionWords(
  { wanted, why, replaced }: SeriesException,
  { zone }: Practice,
  { language, say }: Context,
): string {
  const { moment } = factMaker(language, zone);
  const [fr, en] = WHY[why];
  const instead = replaced === null ? say('laissé de côté', 'left out') : `→ ${moment(replaced.start)}`;
  return `${moment(toInstant(wanted, zone))} (${say(fr, en)}) ${instead}`;
}

interface Standing {
  readonly standing: SeriesStanding;
  /** Every date, not only the counts. */
  readonly whole: boolean;
  readonly practice: Practice;
  readonly context: Context;
  readonly now: Instant;
}

const STATES: Readonly<Record<SeriesDate['state'], readonly [fr: string, en: string]>> = {
  proposed: ['proposé', 'proposed'],
  past: ['passé', 'past'],
  'to-come': ['à venir', 'to come'],
  cancelled: ['annulé', 'cancelled'],
  gone: ['absent de l’agenda', 'not in the agenda'],
};

/** One series as it stands. */
export function standingLines({ standing, whole, practice, context }: Standing): readonly string[] {
  const { language, say } = context;
  const { kase, planned, left, dates } = standing;
  const { moment } = factMaker(language, practice.zone);
  const head =
    kase.state === 'waiting'
      ? say(`${planned} dates proposées, attend votre oui`, `${planned} dates proposed, waits for your yes`)
      : say(`${left} à venir sur ${planned}`, `${left} of ${planned} to come`);
  return [
    `${kase.id}  ${kase.patient ?? '?'}  ${head}`,
    ...(whole ? dates.map(({ start, state }) => `  ${moment(start)}  ${say(...STATES[state])}`) : []),
  ];
}
