import type { AlonePart } from '../../domain/autonomy.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { MinuteRange, Practice } from '../../domain/practice.ts';
import { eveningOf } from './alone-now.ts';

/** "le soir (18:00–08:00) et le week-end"; the whole week when there are no parts. */
export function partWords(
  only: readonly AlonePart[],
  practice: Pick<Practice, 'partsOfDay'>,
  language: ProgramLanguage,
): string {
  const say = (fr: string, en: string) => (language === 'fr' ? fr : en);
  if (only.length === 0) return say('à toute heure', 'at any hour');
  return only.map((part) => wordsOf(part, practice, say)).join(say(' et ', ' and '));
}

function wordsOf(
  part: AlonePart,
  practice: Pick<Practice, 'partsOfDay'>,
  say: (fr: string, en: string) => string,
): string {
  switch (part.kind) {
    case 'evenings':
      return `${say('le soir', 'in the evening')} (${clock(eveningOf(practice))})`;
    case 'weekends':
      return say('le week-end', 'at weekends');
    case 'hours':
      return say(`de ${clock(part.range)}`, `from ${clock(part.range)}`);
  }
}

function clock([from, to]: MinuteRange): string {
  return `${two(from)}–${two(to)}`;
}

function two(minutes: number): string {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
