import { pad, wrap } from '../../../core/columns.ts';
import type { EditedFigures } from '../../../core/stats/edited-suggestions.ts';
import type { KindFigures, Stats } from '../../../core/stats/stats.ts';
import type { Practice } from '../../../domain/practice.ts';
import type { Context } from '../../context.ts';
import { bar } from '../bar.ts';
import { percent } from '../eval/figure-words.ts';
import { editWords, endRows, type Fact, facts, kindName, periodWords } from './stats-words.ts';

interface Around {
  readonly context: Context;
  readonly practice: Practice;
}

const NAME = 32;
const BAR = 24;

/** The report for the terminal: what became of the mails, how they came, what they asked, then the figures. */
export function statsLines(stats: Stats, { context, practice }: Around): readonly string[] {
  const { print, say, language } = context;
  const told = { practice, language };
  const mails = `${stats.mails} mail${stats.mails === 1 ? '' : 's'}`;
  const ends = endRows(stats, language).map(([, name, count]) =>
    countLine(name, count, stats.mails, context),
  );
  return [
    `${print.tone('bold', periodWords(stats, told))}  ${mails}`,
    '',
    ...ends,
    '',
    ...rhythmLines(stats, context),
    ...(stats.kinds.length === 0
      ? []
      : [print.tone('bold', say('Demandes', 'Requests')), ...kindLines(stats, context), '']),
    ...editLines(stats, context),
    ...facts(stats, told).flatMap((fact) => factLines(fact, context)),
  ];
}

function countLine(name: string, count: number, of: number, { language }: Context): string {
  const share = of === 0 ? 0 : count / of;
  return ` ${pad(name, NAME - 1)} ${bar({ share, width: BAR })} ${String(count).padStart(6)}  ${percent(share, language, 0).padStart(5)}`;
}

const STEPS = '▁▂▃▄▅▆▇█';

/** One small column for each day or week; an empty one shows as a dot. */
function rhythmLines({ rhythm }: Stats, { say, print }: Context): readonly string[] {
  const most = Math.max(...rhythm.mails);
  if (most === 0) return [];
  const columns = rhythm.mails.map((count) =>
    count === 0 ? '·' : (STEPS[Math.max(0, Math.ceil((count / most) * STEPS.length) - 1)] ?? ''),
  );
  const name =
    rhythm.step === 'day' ? say('mails par jour', 'mails a day') : say('mails par semaine', 'mails a week');
  const shown = columns.slice(-(print.width - NAME - 14)).join('');
  return [` ${pad(name, NAME - 1)} ${shown}  ${say('au plus', 'at most')} ${most}`, ''];
}

function kindLines({ kinds }: Stats, { language, say, print }: Context): readonly string[] {
  const most = Math.max(...kinds.map(({ mails }) => mails));
  return kinds.map((kind) => {
    const shares = words(kind, say);
    const line = ` ${pad(kindName(kind, language), NAME - 1)} ${bar({ share: kind.mails / most, width: 12 })} ${String(kind.mails).padStart(5)}`;
    return `${line}  ${print.tone('dim', shares)}`;
  });
}

/** How much of what was prepared was changed before it left, all together and by kind. */
function editLines({ edits }: Stats, { say, print, language }: Context): readonly string[] {
  if (edits === null) return [];
  const row = (name: string, figures: EditedFigures) =>
    ` ${pad(name, NAME - 1)} ${editWords(figures, language)}`;
  return [
    print.tone('bold', say('Réponses préparées, modifiées par vous', 'Prepared answers, edited by you')),
    row(say('toutes', 'all'), edits),
    ...edits.kinds.map((kind) => row(kindName(kind, language), kind)),
    '',
  ];
}

function words(kind: KindFigures, say: Context['say']): string {
  const parts: readonly (readonly [number, string])[] = [
    [kind.alone, say('sans vous', 'without you')],
    [kind.approved, say('après vous', 'after you')],
    [kind.byHand, say('par vous', 'by you')],
    [kind.open, say('en attente', 'waiting')],
    [kind.aside, say('de côté', 'aside')],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${count} ${name}`)
    .join(', ');
}

function factLines({ name, value, note }: Fact, { print }: Context): readonly string[] {
  const notes = wrap(note, print.width - NAME - 1);
  return [
    ` ${pad(name, NAME - 1)} ${print.tone('bold', value)}`,
    ...notes.map((line) => print.tone('dim', `${' '.repeat(NAME + 1)}${line}`)),
  ];
}
