import { resolve } from 'node:path';
import { askFaq } from '../../core/faq/ask-faq.ts';
import { type FaqGap, faqGaps, faqSkeleton } from '../../core/faq/faq-gaps.ts';
import { UserError } from '../../domain/errors.ts';
import { isLanguage, LANGUAGES, type Language } from '../../domain/language.ts';
import type { Practice } from '../../domain/practice.ts';
import { parseLocalTime, toInstant } from '../../domain/time.ts';
import type { Context } from '../context.ts';
import type { Declare } from '../declare.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { requirePractice } from '../options.ts';
import { gapLines, verdictLines } from '../show/faq-lines.ts';
import { UsageError } from '../usage-error.ts';

interface FaqOptions {
  readonly practice: string;
  readonly language?: string;
}

interface GapOptions extends FaqOptions {
  readonly since?: string;
  readonly write?: string;
}

/** `agent faq test|gaps`: which approved answer a question gets, and which answers are missing. */
export const faqCommand: Declare = (program, context, end) => {
  const { say } = context;
  const faq = program
    .command('faq')
    .description(
      say(
        'les réponses approuvées : essai, questions sans réponse',
        'approved answers: try one, see what is missing',
      ),
    );
  faq
    .command('test')
    .description(
      say('dit quelle réponse une question reçoit, et pourquoi', 'say which answer a question gets, and why'),
    )
    .argument('<question>', say('la question, entre guillemets', 'the question, in quotes'))
    .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'), '.')
    .option('--language <code>', LANGUAGES.join(', '))
    .action(async (question: string, options: FaqOptions) => end(await test(context, question, options)));
  faq
    .command('gaps')
    .description(say('ce que des patients ont demandé en vain', 'what patients asked in vain'))
    .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'), '.')
    .option('--since <day>', say('seulement depuis ce jour : 2026-11-01', 'only from this day: 2026-11-01'))
    .option(
      '--write <id>',
      say('crée le fichier de la réponse à écrire', 'create the file of the answer to write'),
    )
    .action(async (options: GapOptions) => end(await gaps(context, options)));
};

async function practiceIn(context: Context, { practice }: FaqOptions): Promise<Practice> {
  return requirePractice(context, resolve(context.folder, practice));
}

async function test(context: Context, question: string, options: FaqOptions): Promise<ExitCode> {
  const { doors, print } = context;
  const practice = await practiceIn(context, options);
  const language = languageOf(context, practice, options);
  const store = await doors.store(practice, { create: false });
  const { texts } = await doors.texts(practice, store);
  await store?.close();
  const verdict = askFaq(question, texts.faq, language);
  if (print.asJson) print.json({ question, language, ...verdict });
  else for (const line of verdictLines({ question, language, verdict, texts }, context)) print.line(line);
  return verdict.given.length > 0 ? EXIT.ok : EXIT.problems;
}

function languageOf({ say }: Context, practice: Practice, { language }: FaqOptions): Language {
  if (language === undefined) return practice.language;
  if (isLanguage(language)) return language;
  throw new UsageError(
    say(
      `« ${language} » n’est pas une langue. Il y a : ${LANGUAGES.join(', ')}.`,
      `"${language}" is no language. There are: ${LANGUAGES.join(', ')}.`,
    ),
  );
}

async function gaps(context: Context, options: GapOptions): Promise<ExitCode> {
  const { print } = context;
  const practice = await practiceIn(context, options);
  const found = await gapsOf(context, practice, options);
  if (options.write !== undefined) return write(context, practice, found, options.write);
  if (print.asJson) for (const gap of found) print.json(gap);
  else for (const line of gapLines(found, context)) print.line(line);
  return EXIT.ok;
}

async function gapsOf(
  context: Context,
  practice: Practice,
  { since }: GapOptions,
): Promise<readonly FaqGap[]> {
  const { doors } = context;
  const from = since === undefined ? 0 : dayOf(since, practice, context);
  const store = await doors.store(practice, { create: false });
  if (store === null) return [];
  const { texts } = await doors.texts(practice, store);
  const cases = await store.cases();
  await store.close();
  const languages = [
    ...new Set(cases.flatMap(({ reading }) => (reading === null ? [] : [reading.language]))),
  ];
  const kinds = new Map(
    await Promise.all(languages.map(async (one) => [one, await doors.wordKinds(one)] as const)),
  );
  return faqGaps({ cases, faq: texts.faq, since: from, kindsOf: (one) => kinds.get(one) ?? null });
}

function dayOf(written: string, { zone }: Practice, { say }: Context): number {
  const local = /^\d{4}-\d{2}-\d{2}$/.test(written) ? parseLocalTime(`${written}T00:00`) : null;
  if (local !== null) return toInstant(local, zone);
  throw new UsageError(
    say(
      `« ${written} » n’est pas un jour. Écrivez par exemple 2026-11-01.`,
      `"${written}" is no day. Write for example 2026-11-01.`,
    ),
  );
}

/** Creates the file with the questions as they were asked; the answer is a person's to write. */
async function write(
  { doors, print, say }: Context,
  practice: Practice,
  found: readonly FaqGap[],
  id: string,
): Promise<ExitCode> {
  const gap = found.find((one) => one.id === id);
  if (gap === undefined) {
    const known = found.map((one) => one.id).join(', ') || '–';
    throw new UserError(
      say(`Pas de question « ${id} ». Il y a : ${known}.`, `No question "${id}". There are: ${known}.`),
    );
  }
  const path = resolve(practice.folder, practice.faqFolder, `${id}.md`);
  await doors.createText(path, faqSkeleton(gap));
  if (print.asJson) print.json({ written: path });
  else
    print.line(
      say(
        `${path} est créé. Relisez les questions, écrivez la réponse dessous, puis : agent templates approve faq:${id}`,
        `${path} is created. Read the questions again, write the answer below, then: agent templates approve faq:${id}`,
      ),
    );
  return EXIT.ok;
}
