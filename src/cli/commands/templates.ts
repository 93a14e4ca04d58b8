import { resolve } from 'node:path';
import { isLanguage, type ProgramLanguage } from '../../domain/language.ts';
import type { Template } from '../../domain/letter.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Approval } from '../../domain/texts.ts';
import type { Context } from '../context.ts';
import type { Declare } from '../declare.ts';
import type { LoadedTexts } from '../doors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { requirePractice } from '../options.ts';
import { UsageError } from '../usage-error.ts';

interface TextOptions {
  readonly practice: string;
  readonly language?: string;
  readonly all?: boolean;
  readonly by: string;
}

type Verb = (
  context: Context,
  practice: Practice,
  id: string | undefined,
  options: TextOptions,
) => Promise<ExitCode>;

/** `agent templates list|check|preview|approve`: the texts that may leave, and who said yes to them. */
export const templatesCommand: Declare = (program, context, end) => {
  const { say } = context;
  const templates = program
    .command('templates')
    .description(
      say('vos textes : liste, contrôle, aperçu, accord', 'your texts: list, check, preview, approve'),
    );
  const verbs: readonly (readonly [string, string, string, Verb])[] = [
    ['list', 'liste les textes et leur accord', 'list the texts and whether they are approved', list],
    ['check', 'dit ce qui ne va pas dans les textes', 'say what is wrong in the texts', check],
    ['preview', 'montre une lettre finie', 'show a finished letter', preview],
    [
      'approve',
      'donne votre accord à un texte, ou à tous avec --all',
      'say yes to a text, or to all with --all',
      approve,
    ],
  ];
  for (const [name, fr, en, verb] of verbs) {
    templates
      .command(name)
      .description(say(fr, en))
      .argument(
        '[id]',
        say('identifiant du texte : offer, faq:parking…', 'id of the text: offer, faq:parking…'),
      )
      .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'), '.')
      .option('--language <code>', 'fr, en, nl, de, pl, es, it, pt')
      .option('--all', say('tous les textes', 'all texts'))
      .option('--by <name>', say('qui donne son accord', 'who says yes'))
      .action(async (id: string | undefined, options: TextOptions) => {
        const practice = await requirePractice(context, resolve(context.folder, options.practice));
        end(await verb(context, practice, id, options));
      });
  }
};

async function list(
  context: Context,
  practice: Practice,
  id: string | undefined,
  options: TextOptions,
): Promise<ExitCode> {
  const { print, language } = context;
  const { loaded, close } = await textsOf(context, practice, false);
  await close();
  const rows = wanted(loaded, id, options, context).map((template) => ({
    template,
    approval: loaded.texts.approval(template),
  }));
  if (print.asJson) {
    for (const { template, approval } of rows) {
      const { id: text, language: spoken, class: messageClass, file } = template;
      print.json({ id: text, language: spoken, approval, class: messageClass, file });
    }
    return EXIT.ok;
  }
  const { titleOf } = await import('../../core/letters/titles.ts');
  let above = '';
  for (const [line, group] of byLine(rows, language)) {
    const [{ template }] = group;
    if (template.id !== above) print.line(titleOf(template, loaded.texts.faq, language));
    above = template.id;
    print.line(`  ${line} : ${group.map((row) => row.template.language).join(' ')}`);
  }
  return EXIT.ok;
}

interface Listed {
  readonly template: Template;
  readonly approval: Approval;
}

/** One line for each text and standing, with the languages that have it. */
function byLine(
  rows: readonly Listed[],
  language: ProgramLanguage,
): ReadonlyMap<string, readonly [Listed, ...Listed[]]> {
  const lines = new Map<string, [Listed, ...Listed[]]>();
  for (const row of rows) {
    const words = APPROVALS[row.approval][language === 'fr' ? 0 : 1];
    const line = `${row.template.id.padEnd(24)} ${words}`;
    const before = lines.get(line);
    lines.set(line, before === undefined ? [row] : [...before, row]);
  }
  return lines;
}

const APPROVALS: Readonly<Record<Approval, readonly [fr: string, en: string]>> = {
  approved: ['approuvé', 'approved'],
  'never-approved': ['à lire et approuver', 'to be read and approved'],
  'edited-since': ['modifié depuis votre accord : inutilisé', 'edited since your approval: not used'],
};

async function check(context: Context, practice: Practice): Promise<ExitCode> {
  const { print, language } = context;
  const { loaded, close } = await textsOf(context, practice, false);
  const { problemLines } = await import('../../config/print-problems.ts');
  await close();
  if (print.asJson) for (const problem of loaded.problems) print.json(problem);
  else for (const line of problemLines(loaded.problems, language)) print.line(line);
  return loaded.problems.some(({ weight }) => weight === 'error') ? EXIT.problems : EXIT.ok;
}

async function preview(
  context: Context,
  practice: Practice,
  id: string | undefined,
  options: TextOptions,
): Promise<ExitCode> {
  const { print, say } = context;
  if (id === undefined)
    throw new UsageError(
      say(
        'Quel texte ? Par exemple : agent templates preview offer',
        'Which text? For example: agent templates preview offer',
      ),
    );
  const { loaded, close } = await textsOf(context, practice, false);
  await close();
  const { previewOf } = await import('../../core/letters/preview.ts');
  const { titleOf } = await import('../../core/letters/titles.ts');
  for (const template of wanted(loaded, id, options, context)) {
    const letter = previewOf(template, loaded.texts, practice);
    if (print.asJson) print.json({ id, language: template.language, ...letter });
    else
      print.line(
        `${print.tone('bold', titleOf(template, loaded.texts.faq, context.language))}  ${print.tone('dim', template.file)}\n${letter.subject}\n\n${letter.body}\n`,
      );
  }
  return EXIT.ok;
}

async function approve(
  context: Context,
  practice: Practice,
  id: string | undefined,
  options: TextOptions,
): Promise<ExitCode> {
  const { doors, print, say } = context;
  if (id === undefined && !options.all) {
    throw new UsageError(
      say('Quel texte ? Donnez son identifiant, ou --all.', 'Which text? Give its id, or --all.'),
    );
  }
  const store = await doors.store(practice, { create: true });
  if (store === null) return EXIT.unreadable;
  const loaded = await doors.texts(practice, store);
  const chosen = wanted(loaded, id, options, context).filter(
    (template) => loaded.texts.approval(template) !== 'approved',
  );
  for (const { id: text, language, hash } of chosen) {
    await store.approveText(`${text}/${language}`, hash, options.by, Date.now());
    if (print.asJson) print.json({ id: text, language, approved: true });
  }
  await store.close();
  if (!print.asJson)
    print.line(say(`${chosen.length} textes approuvés.`, `${chosen.length} texts approved.`));
  return EXIT.ok;
}

async function textsOf(
  { doors }: Context,
  practice: Practice,
  create: boolean,
): Promise<{ loaded: LoadedTexts; close: () => Promise<void> }> {
  const store = await doors.store(practice, { create });
  return { loaded: await doors.texts(practice, store), close: async () => store?.close() };
}

/** The texts with an id (all when none is given), in one language (all when none is given). */
function wanted(
  loaded: LoadedTexts,
  id: string | undefined,
  options: TextOptions,
  { say }: Context,
): readonly Template[] {
  const { language } = options;
  if (language !== undefined && !isLanguage(language)) {
    throw new UsageError(say(`Langue inconnue « ${language} ».`, `Unknown language "${language}".`));
  }
  const answers = loaded.texts.faq.flatMap((entry) => Object.values(entry.answers));
  const found = [...loaded.templates, ...answers].filter(
    (template) =>
      (id === undefined || template.id === id) && (language === undefined || template.language === language),
  );
  if (id !== undefined && found.length === 0)
    throw new UsageError(say(`Aucun texte « ${id} ».`, `No text "${id}".`));
  return found;
}
