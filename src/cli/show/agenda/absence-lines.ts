import type { PatientStanding } from '../../../core/begun/absence-standing.ts';
import { factMaker } from '../../../core/letters/facts.ts';
import { counted } from '../../../core/plural.ts';
import type { Occurrence } from '../../../domain/agenda.ts';
import type { Practice } from '../../../domain/practice.ts';
import { toLocal } from '../../../domain/time.ts';
import type { Context } from '../../context.ts';

/** What the absence just told brought about. */
export interface PreparedAbsence {
  readonly batch: string;
  /** Events in that time that are nobody's for certain. */
  readonly unknown: readonly Occurrence[];
}

interface Shown {
  readonly batch: string;
  readonly standing: readonly PatientStanding[];
  readonly practice: Practice;
  readonly context: Context;
}

/** Everybody affected, and the one command that says yes to all. */
export function absenceLines({ batch, standing, practice, context }: Shown): readonly string[] {
  const { print, say } = context;
  const prepared = standing.filter(({ state }) => state === 'prepared').length;
  return [
    print.tone(
      'bold',
      say(
        `${batch}  ${counted(standing.length, 'fr', ['patient concerné', 'patients concernés'])}`,
        `${batch}  ${counted(standing.length, 'en', ['patient', 'patients'])} affected`,
      ),
    ),
    ...standing.map((one) => standingLine(one, practice, context)),
    ...(prepared === 0
      ? []
      : [
          say(` Lire les lettres : agent review`, ` Read the letters: agent review`),
          say(
            ` Tout envoyer : agent review --approve ${batch}`,
            ` Send all: agent review --approve ${batch}`,
          ),
          say(` Défaire : agent absent undo ${batch}`, ` Undo: agent absent undo ${batch}`),
        ]),
  ];
}

const STATES: Readonly<Record<PatientStanding['state'], readonly [fr: string, en: string]>> = {
  prepared: ['lettre prête, attend votre oui', 'letter ready, waits for your yes'],
  underway: ['en cours, dans la minute', 'underway, within a minute'],
  asked: ['écrit, pas encore répondu', 'written to, no answer yet'],
  answered: ['a répondu', 'answered'],
  'to-call': ['à appeler', 'to be called'],
  called: ['appelé', 'called'],
  unsent: ['envoi pas certain : agent log', 'not certainly sent: agent log'],
  refused: ['lettre retirée', 'letter withdrawn'],
};

/** One patient of an absence, with the phone when a person may have to call. */
export function standingLine(
  { kase, patient, state, standing }: PatientStanding,
  { zone }: Practice,
  { language, say }: Context,
): string {
  const { moment } = factMaker(language, zone);
  const name = patient === null ? (kase.patient ?? '?') : `${patient.givenName} ${patient.familyName}`;
  const call = state === 'asked' || state === 'to-call' || state === 'unsent';
  const phone = patient?.phones[0] ?? say('pas de téléphone', 'no phone');
  return [
    '',
    kase.id,
    name,
    say(...STATES[state]),
    ...(call ? [phone] : []),
    ...standing.map((start) => moment(start)),
  ].join('  ');
}

/** Moments on the practice's wall clock; the phone is null where none is recorded. */
export function standingJson(
  { kase, patient, state, standing }: PatientStanding,
  { zone }: Practice,
): Record<string, unknown> {
  return {
    case: kase.id,
    patient: kase.patient,
    state,
    phone: patient?.phones[0] ?? null,
    standing: standing.map((start) => toLocal(start, zone)),
  };
}

/** What stands in the closed time and is nobody's for certain: the human looks, with what the agenda says. */
export function unknownLines(
  unknown: readonly Occurrence[],
  { zone }: Practice,
  { language, print, say }: Context,
): readonly string[] {
  if (unknown.length === 0) return [];
  const { moment } = factMaker(language, zone);
  return [
    print.tone(
      'warn',
      say(
        ' À regarder vous-même : on ne sait pas de qui il s’agit.',
        ' For you to look at: it is not known whose these are.',
      ),
    ),
    ...unknown.map(({ start, summary, file, line }) => `  ${moment(start)}  « ${summary} »  ${file}:${line}`),
  ];
}
