import { autonomyAt, isOpen } from '../../core/autonomy/alone-now.ts';
import { fallBackWords } from '../../core/autonomy/fall-back-sentence.ts';
import { mayOpen } from '../../core/autonomy/may-open.ts';
import { partWords } from '../../core/autonomy/part-words.ts';
import { autonomyQuestions } from '../../core/autonomy/questions.ts';
import { pad, wrap } from '../../core/columns.ts';
import { nameOf } from '../../core/explain.ts';
import { factMaker } from '../../core/letters/facts.ts';
import type { KindRecord } from '../../domain/autonomy.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Instant } from '../../domain/time.ts';
import type { Context } from '../context.ts';
import { bar } from './bar.ts';

export interface ShownKind {
  readonly record: KindRecord;
  /** Answers prepared so far that waited for a yes only because the kind was not open. */
  readonly suggested: number;
}

interface Around {
  readonly context: Context;
  readonly practice: Practice;
  readonly now: Instant;
}

const NAME = 28;

/** Every kind in two lines: how it goes and how near it is; what became of its suggestions. Then what is asked. */
export function autonomyLines(kinds: readonly ShownKind[], around: Around): readonly string[] {
  const { context, practice } = around;
  const { print, language } = context;
  const records = kinds.map(({ record }) => record);
  const asked = autonomyQuestions(records, practice, language);
  return [
    ...kinds.flatMap((kind) => kindLines(kind, around)),
    ...asked.flatMap((question) => [
      '',
      ...wrap(question, print.width).map((line) => print.tone('bold', line)),
    ]),
    '',
    ...wrap(
      context.say(
        `Barre : réponses validées sans changement à la suite, sur ${practice.autonomyAfter}. Tout le reste est toujours préparé pour vous, ou vous est laissé.`,
        `Bar: answers approved unchanged in a row, of ${practice.autonomyAfter}. Everything else is always prepared for you, or left to you.`,
      ),
      print.width,
    ).map((line) => print.tone('dim', line)),
  ];
}

/** One kind for a machine. */
export function autonomyJson(
  { record, suggested }: ShownKind,
  { practice, now }: Pick<Around, 'practice' | 'now'>,
): Readonly<Record<string, unknown>> {
  const { grounds: _, ...counts } = record;
  const written = practice.autonomy[record.kind];
  return {
    ...counts,
    written,
    now: autonomyAt(written, record, { practice, now }),
    suggested,
    needed: practice.autonomyAfter,
    mayBeSwitchedOn: !isOpen(written, record) && mayOpen(record, practice).kind === 'yes',
  };
}

function kindLines({ record, suggested }: ShownKind, around: Around): readonly string[] {
  const { context, practice } = around;
  const { print, language } = context;
  const open = isOpen(practice.autonomy[record.kind], record);
  const state = standingWords(record, around);
  const near = bar({ share: Math.min(1, record.row / practice.autonomyAfter), width: 10 });
  const left = `${pad(nameOf(record.kind, language), NAME)} ${near} ${String(Math.min(record.row, 999)).padStart(3)}`;
  return [
    `${left}  ${print.tone(open ? 'good' : 'plain', state)}`,
    ...(suggested + record.complaints + record.stopped === 0
      ? []
      : [print.tone('dim', `${' '.repeat(NAME + 1)}${countWords({ record, suggested }, context)}`)]),
  ];
}

function standingWords({ kind, standing }: KindRecord, { context, practice }: Around): string {
  const { say, language } = context;
  const written = practice.autonomy[kind];
  if (written === 'off') return say('laissé à vous (practice.yaml)', 'left to you (practice.yaml)');
  const day = (at: Instant) => factMaker(language, practice.zone).day(at);
  switch (standing.state) {
    case 'as-written':
      return written === 'auto'
        ? say('seule (practice.yaml)', 'alone (practice.yaml)')
        : say('avec votre accord', 'with your yes');
    case 'on':
      return say(
        `seule, ${partWords(standing.only, practice, language)}`,
        `alone, ${partWords(standing.only, practice, language)}`,
      );
    case 'off':
      return say(`avec votre accord (${standing.by})`, `with your yes (${standing.by})`);
    case 'fell-back':
      return say(
        `avec votre accord depuis ${day(standing.at)} : ${fallBackWords(standing.why, language)}`,
        `with your yes since ${day(standing.at)}: ${fallBackWords(standing.why, language)}`,
      );
  }
}

function countWords({ record, suggested }: ShownKind, { say }: Context): string {
  const { approved, edited, refused, byHand, stopped, complaints, words } = record;
  const share =
    words.of === 0 ? '' : say(` (${percent(words)} % des mots)`, ` (${percent(words)} % of the words)`);
  const counts: readonly (readonly [number, string])[] = [
    [suggested, say('proposées', 'suggested')],
    [approved, say('validées', 'approved')],
    [edited, `${say('modifiées', 'edited')}${share}`],
    [refused, say('refusées', 'refused')],
    [byHand, say('répondues par vous', 'answered by you')],
    [stopped, say('arrêtées', 'stopped')],
    [complaints, say('plaintes', 'complaints')],
  ];
  return counts
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${count} ${name}`)
    .join(', ');
}

function percent({ changed, of }: KindRecord['words']): number {
  return Math.round((100 * changed) / of);
}
