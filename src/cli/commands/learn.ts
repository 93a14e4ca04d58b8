import { resolve } from 'node:path';
import { correctionOf, type LearnedSentence, withCorrection } from '../../core/learning/learned-sentence.ts';
import type { OwnLearning, Tried } from '../../core/learning/own-learning.ts';
import { UserError } from '../../domain/errors.ts';
import { isLanguage, LANGUAGES, type Language } from '../../domain/language.ts';
import { LABELS } from '../../domain/reading.ts';
import type { Context } from '../context.ts';
import type { Declare } from '../declare.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { requirePractice } from '../options.ts';
import { labelNames, sentenceRows, triedLines, weightsText } from '../show/learn-lines.ts';
import { progressLine } from '../show/progress-line.ts';
import { UsageError } from '../usage-error.ts';

interface LearnOptions {
  readonly practice: string;
  readonly language?: string;
  readonly apply?: boolean;
}

/** `agent learn`: the practice's corrections, what they would change, and switching that on or off. */
export const learnCommand: Declare = (program, context, end) => {
  const { say } = context;
  const learn = program
    .command('learn')
    .description(
      say(
        'apprend de vos corrections, montre ce qui changerait, puis --apply',
        'learn from your corrections, show what would change, then --apply',
      ),
    )
    .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'), '.')
    .option('--language <code>', LANGUAGES.join(', '))
    .option('--apply', say('met en service ce qui a été appris', 'switch on what was learned'))
    .addHelpText(
      'after',
      say(
        '\nExemples : agent learn correct c-1a2b3c4d5e6f 2 cancel\n           agent learn\n           agent learn --apply\nRien ne quitte cette machine.',
        '\nExamples: agent learn correct c-1a2b3c4d5e6f 2 cancel\n          agent learn\n          agent learn --apply\nNothing leaves this machine.',
      ),
    )
    .action(async (options: LearnOptions) => end(await tryOut(context, options)));
  // Options stand on `learn` itself: commander reads them there, wherever on the line they are.
  const verb = (name: string, fr: string, en: string) => learn.command(name).description(say(fr, en));
  verb('correct', 'dit ce qu’était une phrase d’un dossier', 'say what a sentence of a case was')
    .argument('<case>', say('numéro du dossier (c-…)', 'number of the case (c-…)'))
    .argument(
      '<sentence>',
      say('numéro de la phrase ; 0 : l’objet', 'number of the sentence; 0: the subject'),
    )
    .argument('<labels>', say('ce qu’elle était : cancel, move+reason…', 'what it was: cancel, move+reason…'))
    .action(async (id: string, number: string, labels: string) =>
      end(await correct(context, { id, number, labels }, learn.opts())),
    );
  verb('list', 'liste les phrases du cabinet', 'list the sentences of the practice').action(async () =>
    end(await list(context, learn.opts())),
  );
  verb('forget', 'oublie une phrase', 'forget a sentence')
    .argument('<number>', say('son numéro dans la liste', 'its number in the list'))
    .action(async (number: string) => end(await forget(context, number, learn.opts())));
  verb('undo', 'revient aux poids d’avant', 'go back to the weights before').action(async () =>
    end(await undo(context, learn.opts())),
  );
};

async function learningOf(context: Context, { practice }: LearnOptions) {
  const meant = await requirePractice(context, resolve(context.folder, practice));
  return { practice: meant, learning: await context.doors.learning(meant.folder) };
}

interface Corrected {
  readonly id: string;
  readonly number: string;
  readonly labels: string;
}

async function correct(
  context: Context,
  { id, number, labels }: Corrected,
  options: LearnOptions,
): Promise<ExitCode> {
  const { doors, say } = context;
  const { practice, learning } = await learningOf(context, options);
  const store = await doors.store(practice, { create: false });
  const kase = (await store?.case(id)) ?? null;
  await store?.close();
  if (kase === null) throw new UserError(say(`Aucun dossier ${id}.`, `No case ${id}.`));
  const correction = correctionOf(kase, numberIn(number, context), labels);
  switch (correction.kind) {
    case 'not-read':
      throw new UserError(say('Ce mail n’a pas été lu.', 'This mail was not read.'));
    case 'empty':
      throw new UserError(say('Cette phrase n’a pas de mots.', 'This sentence has no words.'));
    case 'no-such-sentence': {
      const known = correction.numbers.join(', ');
      throw new UserError(
        say(`Pas de phrase ${number}. Il y a : ${known}.`, `No sentence ${number}. There are: ${known}.`),
      );
    }
    case 'no-such-label':
      throw new UsageError(
        say(
          `« ${correction.label} » n’est pas une étiquette. Il y a : ${LABELS.join(', ')}.`,
          `"${correction.label}" is no label. There are: ${LABELS.join(', ')}.`,
        ),
      );
    case 'sentence':
      return noted(context, learning, correction.sentence);
  }
}

async function noted(context: Context, learning: OwnLearning, sentence: LearnedSentence): Promise<ExitCode> {
  const { print, say } = context;
  await learning.save(withCorrection(await learning.sentences(), sentence));
  if (print.asJson) print.json(sentence);
  else {
    print.line(
      say(
        `Noté : « ${sentence.text} » est : ${labelNames(sentence.labels, context)}.`,
        `Noted: “${sentence.text}” is: ${labelNames(sentence.labels, context)}.`,
      ),
    );
    print.line(
      say(
        'Dès maintenant, cette phrase n’est plus lue autrement sans une personne. Pour en tirer une règle : agent learn',
        'From now on this sentence is not read as anything else without a person. To learn from it: agent learn',
      ),
    );
  }
  return EXIT.ok;
}

async function list(context: Context, options: LearnOptions): Promise<ExitCode> {
  const { print, say } = context;
  const sentences = await (await learningOf(context, options)).learning.sentences();
  if (print.asJson)
    for (const [at, sentence] of sentences.entries()) print.json({ number: at + 1, ...sentence });
  else if (sentences.length === 0)
    print.line(
      say(
        'Aucune correction. Pour en faire une : agent learn correct c-… 2 cancel',
        'No corrections. To make one: agent learn correct c-… 2 cancel',
      ),
    );
  else for (const line of sentenceRows(sentences, context)) print.line(line);
  return EXIT.ok;
}

async function forget(context: Context, written: string, options: LearnOptions): Promise<ExitCode> {
  const { print, say } = context;
  const { learning } = await learningOf(context, options);
  const sentences = await learning.sentences();
  const number = numberIn(written, context);
  const gone = sentences[number - 1];
  if (gone === undefined) throw new UserError(say(`Pas de phrase ${number}.`, `No sentence ${number}.`));
  await learning.save(sentences.filter((one) => one !== gone));
  if (print.asJson) print.json({ forgotten: gone });
  else
    print.line(
      say(
        `Oubliée : « ${gone.text} ». Ce qui en a été appris reste en service jusqu’au prochain agent learn --apply.`,
        `Forgotten: “${gone.text}”. What was learned from it stays on until the next agent learn --apply.`,
      ),
    );
  return EXIT.ok;
}

function numberIn(written: string, { say }: Context): number {
  if (/^\d{1,4}$/.test(written)) return Number(written);
  throw new UsageError(say(`« ${written} » n’est pas un numéro.`, `"${written}" is no number.`));
}

async function tryOut(context: Context, options: LearnOptions): Promise<ExitCode> {
  const { doors, print, say } = context;
  const { practice, learning } = await learningOf(context, options);
  const languages = await languagesOf(context, learning, options);
  if (languages.length === 0) return list(context, options);
  const store = await doors.store(practice, { create: false });
  const cases = (await store?.cases()) ?? [];
  await store?.close();
  let refused = false;
  for (const language of languages) {
    const told = (done: number, of: number) =>
      print.progress(progressLine({ name: `${language} `, done, of, width: print.width }));
    const tried = await learning.attempt({ language, cases }, told);
    print.progress('');
    refused ||= tried.comparison.harm.length > 0;
    await ended(context, learning, tried, options.apply === true);
  }
  if (!print.asJson && options.apply !== true && !refused)
    print.line(say('Pour mettre en service : agent learn --apply', 'To switch on: agent learn --apply'));
  return refused ? EXIT.problems : EXIT.ok;
}

/** The languages of the corrections, and those whose own weights no longer fit them. */
async function languagesOf(
  context: Context,
  learning: OwnLearning,
  { language }: LearnOptions,
): Promise<readonly Language[]> {
  const sentences = await learning.sentences();
  const own = (await learning.standings()).map((standing) => standing.language);
  const found = LANGUAGES.filter(
    (one) => own.includes(one) || sentences.some((sentence) => sentence.language === one),
  );
  return language === undefined ? found : found.filter((one) => one === languageIn(language, context));
}

async function ended(context: Context, learning: OwnLearning, tried: Tried, apply: boolean): Promise<void> {
  const { print, say } = context;
  const applied = apply && !tried.inUse && tried.comparison.harm.length === 0;
  if (applied) await learning.switchOn(tried);
  if (print.asJson) {
    print.json({ ...tried, applied });
    return;
  }
  for (const line of triedLines(tried, context)) print.line(line);
  if (tried.inUse) print.line(say(' Déjà en service.', ' On already.'));
  if (applied)
    print.line(
      print.tone(
        'good',
        say(
          ' En service dès le prochain mail. Pour revenir : agent learn undo',
          ' On from the next mail. To go back: agent learn undo',
        ),
      ),
    );
}

async function undo(context: Context, options: LearnOptions): Promise<ExitCode> {
  const { print, say } = context;
  const { learning } = await learningOf(context, options);
  const on = (await learning.standings()).map(({ language }) => language);
  const meant =
    options.language === undefined ? on : on.filter((one) => one === languageIn(options.language, context));
  const [language, another] = meant;
  if (language === undefined)
    throw new UserError(say('Aucun poids du cabinet n’est en service.', 'No own weights are on.'));
  if (another !== undefined)
    throw new UsageError(
      say(`Quelle langue ? --language ${meant.join(', ')}`, `Which language? --language ${meant.join(', ')}`),
    );
  await learning.undo(language);
  const left = (await learning.standings()).find((standing) => standing.language === language) ?? null;
  if (print.asJson) print.json({ language, now: left?.fingerprint ?? 'shipped' });
  else
    print.line(
      left === null
        ? say(
            `${language} : les poids livrés sont de nouveau en service.`,
            `${language}: the shipped weights are on again.`,
          )
        : say(`Revenu à ${weightsText(left, context)}.`, `Back to ${weightsText(left, context)}.`),
    );
  return EXIT.ok;
}

function languageIn(written: string | undefined, { say }: Context): Language {
  if (written !== undefined && isLanguage(written)) return written;
  throw new UsageError(
    say(
      `« ${written} » n’est pas une langue. Il y a : ${LANGUAGES.join(', ')}.`,
      `"${written}" is no language. There are: ${LANGUAGES.join(', ')}.`,
    ),
  );
}
