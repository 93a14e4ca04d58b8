import { termText } from '../../config/term-text.ts';
import { isLonger } from '../../core/privacy/longer-terms.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Purged, TermKind } from '../../domain/privacy.ts';
import type { Context } from '../context.ts';
import type { FilesPurged } from '../privacy-doors.ts';

type Words = readonly [fr: string, en: string];

const PURGED: Readonly<Record<keyof Purged, Words>> = {
  drafts: ['dossiers : lettres jamais parties', 'cases: letters that never left'],
  texts: ['dossiers : mots du mail et de la réponse', 'cases: words of mail and answer'],
  cases: ['dossiers : personne et rendez-vous', 'cases: person and appointments'],
  offers: ['horaires proposés', 'offered times'],
  waiting: ['inscriptions finies sur la liste d’attente', 'ended entries of the waiting list'],
  followUps: ['rappels et suites', 'reminders and follow-ups'],
  moves: ['décomptes de déplacements', 'counts of moves'],
  consents: ['accords et refus', 'consents and refusals'],
  stops: ['STOP et suspensions', 'stops and freezes'],
  audit: ['lignes de la piste', 'lines of the trail'],
};

const FILES: Readonly<Record<keyof FilesPurged, Words>> = {
  copies: ['anciennes mémoires mises de côté', 'old memories put aside'],
  logs: ['journaux anciens', 'old logs'],
  learned: ['phrases apprises', 'learned sentences'],
  exports: ['exports remis ou oubliés', 'exports handed over or left lying'],
};

const TERMS: Readonly<Record<TermKind, Words>> = {
  drafts: ['lettres jamais parties', 'letters that never left'],
  text: ['mots des mails et des réponses', 'words of mails and answers'],
  history: ['rendez-vous, urgences, phrases apprises', 'appointments, emergencies, learned sentences'],
  'survey-names': ['réponses à l’enquête, avec le nom', 'answers to the survey, with the name'],
  survey: ['réponses à l’enquête, sans le nom', 'answers to the survey, without the name'],
  consents: ['accords et STOP, après le départ', 'consents and stops, after leaving'],
  audit: ['piste et journaux, sans contenu', 'trail and logs, without content'],
  copies: ['mémoires mises de côté', 'memories put aside'],
};

interface Told {
  /** Null when the practice has no memory yet. */
  readonly memory: Purged | null;
  readonly files: FilesPurged;
  readonly dry: boolean;
}

/** What went, or would go: one line each, or that nothing did. */
export function purgeLines({ memory, files, dry }: Told, { say }: Pick<Context, 'say'>): readonly string[] {
  const lines = [...counted(memory ?? {}, PURGED), ...counted(files, FILES)].map(
    ([count, words]) => ` ${String(count).padStart(6)}  ${say(...words)}`,
  );
  if (lines.length === 0) return [say('Rien dont le temps soit passé.', 'Nothing is over its time.')];
  return [
    dry ? say('Partirait, rien n’est effacé :', 'Would go, nothing is erased:') : say('Effacé :', 'Erased:'),
    ...lines,
  ];
}

/** How long each kind of thing is kept in this practice (handbook §1.4). */
export function termLines(context: Spoken, practice: Kept): readonly string[] {
  const rows = termRows(context, practice);
  const width = Math.max(...rows.map(([, term]) => term.length));
  return rows.map(([what, term]) => `${term.padStart(width)}  ${what}`);
}

type Spoken = Pick<Context, 'language'>;
type Kept = Pick<Practice, 'retention' | 'backup'>;

/** The same as pairs; a term that is longer than usual gives its reason. */
export function termRows(
  { language }: Spoken,
  { retention, backup }: Kept,
): readonly (readonly [what: string, term: string])[] {
  const place = language === 'fr' ? 0 : 1;
  const rows = (Object.keys(TERMS) as TermKind[]).map((kind) => {
    const term = termText(retention.terms[kind], language);
    const why = isLonger(kind, retention.terms[kind]) ? ` (${retention.reason})` : '';
    return [`${TERMS[kind][place]}${why}`, term] as const;
  });
  const days = Math.max(backup.keep.days, 7 * backup.keep.weeks);
  const backups = language === 'fr' ? 'sauvegardes' : 'backups';
  return backup.daily ? [...rows, [backups, termText({ count: days, unit: 'days' }, language)]] : rows;
}

function counted<K extends string>(
  counts: Readonly<Partial<Record<K, number>>>,
  words: Readonly<Record<K, Words>>,
): readonly (readonly [number, Words])[] {
  const names = Object.keys(words) as K[];
  return names.flatMap((name) => {
    const count = counts[name] ?? 0;
    return count > 0 ? [[count, words[name]] as const] : [];
  });
}
