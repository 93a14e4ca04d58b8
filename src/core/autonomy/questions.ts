import type { EarnedKind, KindRecord } from '../../domain/autonomy.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { Practice } from '../../domain/practice.ts';
import { nameOf } from '../explain.ts';
import { isAsked } from './may-open.ts';

type Asked = Pick<Practice, 'autonomy' | 'autonomyAfter' | 'programLanguage'>;

/** A kind that earned it, and what is asked of it. */
export interface KindQuestion {
  readonly kind: EarnedKind;
  readonly question: string;
}

/** What the practice is asked of kinds that earned it. Nobody's name, nothing about health. */
export function kindQuestions(
  records: readonly KindRecord[],
  practice: Asked,
  language: ProgramLanguage = practice.programLanguage,
): readonly KindQuestion[] {
  return records
    .filter((record) => isAsked(record, practice))
    .map((record) => ({ kind: record.kind, question: question(record, language) }));
}

/** The same, one line each, with the command that says yes: for the morning mail and `agent autonomy`. */
export function autonomyQuestions(
  records: readonly KindRecord[],
  practice: Asked,
  language: ProgramLanguage = practice.programLanguage,
): readonly string[] {
  return kindQuestions(records, practice, language).map(
    (one) => `${one.question} agent autonomy on ${one.kind}`,
  );
}

function question({ kind, row }: KindRecord, language: ProgramLanguage): string {
  const name = nameOf(kind, language);
  return language === 'fr'
    ? `Vous avez validé sans changement les ${row} dernières réponses « ${name} » : les envoyer seules désormais ?`
    : `You approved the last ${row} answers about "${name}" unchanged: send them by itself from now on?`;
}
