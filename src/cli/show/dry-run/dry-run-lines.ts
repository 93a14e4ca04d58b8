// A dry run in the terminal: one line for a mail that went well, a few for one that did not, and the page at the end.

import { clip, pad, wrap } from '../../../core/columns.ts';
import { answeredAfter } from '../../../core/dry-run/past-answers.ts';
import { remarkSentence, unjudgedSentence, verdictWord } from '../../../core/dry-run/remark-words.ts';
import { nameOf } from '../../../core/explain.ts';
import type { Advice, DryVerdict } from '../../../domain/dry-run.ts';
import type { Practice } from '../../../domain/practice.ts';
import type { Context } from '../../context.ts';
import type { Judged } from '../../dry-run/past-judged.ts';
import type { Printer, Tone } from '../../print.ts';
import { decisionWords } from '../case-lines.ts';
import { clockTime, duration } from '../duration.ts';
import type { Page, PageRow } from './dry-run-page.ts';

const TONES: Readonly<Record<DryVerdict, Tone>> = {
  same: 'good',
  better: 'good',
  different: 'warn',
  'missed-ask': 'warn',
  'wrong-language': 'warn',
  'wrong-commitment': 'bad',
  'should-have-escalated': 'bad',
};

/** One judged mail. What went as in the practice takes one line; anything else is shown side by side. */
export function judgedLines(judged: Judged, context: Context, practice: Practice): readonly string[] {
  const { print, language } = context;
  const { judgement } = judged;
  const head = headOf(judged, context, practice);
  const said = (text: string) => wrap(text, print.width - 4).map((line) => `    ${line}`);
  if (judgement.kind === 'not-judged')
    return [
      `${print.tone('dim', pad(language === 'fr' ? 'non jugé' : 'not judged', 18))}${head}`,
      ...said(unjudgedSentence(judgement.why, language)).map((line) => print.tone('dim', line)),
    ];
  const { verdict, remarks, unjudged } = judgement;
  const word = `${print.tone(TONES[verdict], pad(verdictWord(verdict, language), 18))}${head}`;
  const open = unjudged.map((why) => unjudgedSentence(why, language));
  if (verdict === 'same') return [word, ...open.flatMap(said).map((line) => print.tone('dim', line))];
  return [
    word,
    ...remarks.flatMap((remark) => said(remarkSentence(remark, language))),
    ...open.flatMap(said).map((line) => print.tone('dim', line)),
    ...sides(judged, context),
  ];
}

function headOf({ mail, kase, kinds: asked, answer }: Judged, context: Context, practice: Practice): string {
  const { language, say } = context;
  const kinds = asked.map((kind) => nameOf(kind, language)).join(', ');
  const after =
    answer === null
      ? ''
      : say(
          `, vous ${duration(answeredAfter(mail, answer.letter), 'fr')} plus tard`,
          `, you ${duration(answeredAfter(mail, answer.letter), 'en')} later`,
        );
  const when = clockTime(mail.sent, 0, practice.zone, language);
  return `${when}  ${kinds === '' ? '–' : kinds} : ${decisionWords(kase, context)}${after}`;
}

/** Characters of each letter that are shown. */
const SHOWN = 300;

/** Both letters, hers and the practice's own. */
function sides({ outcome, answer }: Judged, { print, say }: Context): readonly string[] {
  // The first paragraph of every letter says who writes.
  const ours = outcome.kind === 'letter' ? outcome.said.words.split('\n\n').slice(1).join('\n\n') : null;
  const each = (who: string, words: string | null) =>
    words === null
      ? []
      : wrap(clip(words.replaceAll(/\s+/g, ' ').trim(), SHOWN), print.width - 14).map((line, at) =>
          print.tone('dim', `    ${pad(at === 0 ? who : '', 8)}${line}`),
        );
  return [...each(say('Elle :', 'She:'), ours), ...each(say('Vous :', 'You:'), answer?.words ?? null)];
}

const ADVICE_TONES: Readonly<Record<Advice, Tone>> = {
  go: 'good',
  suggest: 'warn',
  'no-go': 'bad',
  'too-few': 'dim',
  yours: 'dim',
};

const NAME = 25;

/** The page at the end. */
export function pageLines(page: Page, print: Printer): readonly string[] {
  const long = (text: string) => wrap(text, print.width - 1);
  const { columns } = page;
  const widths = columns.map((name) => Math.max(5, name.length) + 1);
  const cells = (texts: readonly string[]) =>
    texts.map((text, at) => text.padStart(widths[at] ?? 6)).join('');
  return [
    print.tone('dim', '─'.repeat(print.width)),
    print.tone('bold', page.title),
    ...page.facts.flatMap(long),
    '',
    ...page.fates.map(([count, words]) => ` ${String(count).padStart(5)}  ${words}`),
    '',
    ...(page.rows.length === 0 ? [] : [print.tone('dim', `${' '.repeat(NAME)}${cells(columns)}`)]),
    ...page.rows.flatMap((row) => rowLines(row, cells, print)),
    '',
    ...page.unjudged.flatMap(([count, words]) =>
      wrap(words, print.width - 9).map(
        (line, at) => ` ${(at === 0 ? String(count) : '').padStart(5)}  ${line}`,
      ),
    ),
    ...(page.unjudged.length === 0 ? [] : ['']),
    ...page.notes.flatMap(long).map((line) => print.tone('dim', line)),
  ];
}

function rowLines(
  { name, counts, advice, word, sentence }: PageRow,
  cells: (texts: readonly string[]) => string,
  print: Printer,
): readonly string[] {
  const shown = counts.map((count) => (count === 0 ? '·' : String(count)));
  const [first = '', ...rest] = wrap(sentence, print.width - 18);
  return [
    `${pad(name, NAME)}${cells(shown)}`,
    `  ${print.tone(ADVICE_TONES[advice], pad(word, 15))}${first}`,
    ...rest.map((line) => `${' '.repeat(17)}${line}`),
  ];
}
