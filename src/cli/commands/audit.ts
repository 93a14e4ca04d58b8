import { resolve } from 'node:path';
import { trailWords } from '../../core/story/trail-words.ts';
import { UserError } from '../../domain/errors.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Store, TrailQuery } from '../../ports/store.ts';
import type { Context } from '../context.ts';
import type { Declare } from '../declare.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { requirePractice } from '../options.ts';
import { trailLine } from '../show/trail-lines.ts';
import { UsageError } from '../usage-error.ts';
import { withOldStore } from '../with-store.ts';

interface AuditOptions {
  readonly practice: string;
  readonly last?: string;
}

/** `agent audit verify|show`: the trail of all that was decided and done, and whether somebody changed it. */
export const auditCommand: Declare = (program, context, end) => {
  const { say } = context;
  const audit = program
    .command('audit')
    .description(
      say(
        'la piste de tout ce qui a été décidé et fait, scellée',
        'the trail of all that was decided and done, sealed',
      ),
    );
  audit
    .command('verify')
    .description(
      say('dit si la piste est entière et intacte', 'say whether the trail is whole and untouched'),
    )
    .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'), '.')
    .action(async (options: AuditOptions) =>
      end(await onTrail(context, options, (store) => verify(context, store))),
    );
  audit
    .command('show')
    .description(
      say('montre les dernières lignes, ou celles d’un dossier', 'show the last lines, or those of a case'),
    )
    .argument('[case]', say('numéro du dossier (c-…)', 'number of the case (c-…)'))
    .option('--last <count>', say('combien de lignes', 'how many lines'), '40')
    .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'), '.')
    .action(async (id: string | undefined, options: AuditOptions) => {
      const query = queryOf(context, id, options);
      end(await onTrail(context, options, (store, practice) => show(context, { store, practice, query })));
    });
};

function queryOf({ say }: Context, id: string | undefined, { last = '40' }: AuditOptions): TrailQuery {
  if (id !== undefined) return { case: id };
  if (!/^\d{1,7}$/.test(last))
    throw new UsageError(say('--last : un nombre entier.', '--last: a whole number.'));
  return { last: Number(last) };
}

async function onTrail(
  context: Context,
  options: AuditOptions,
  work: (store: Store, practice: Practice) => Promise<ExitCode>,
): Promise<ExitCode> {
  const practice = await requirePractice(context, resolve(context.folder, options.practice));
  const code = await withOldStore(context, practice, (store) => work(store, practice));
  if (code !== null) return code;
  throw new UserError(
    context.say(
      'Ce cabinet n’a encore rien fait : il n’y a pas de piste.',
      'This practice has done nothing yet: there is no trail.',
    ),
  );
}

async function verify({ print, say }: Context, store: Store): Promise<ExitCode> {
  const broken = await store.verifyAudit();
  const [last] = await store.trail({ last: 1 });
  const count = last?.number ?? 0;
  if (print.asJson) print.json({ whole: broken === null, entries: count, broken });
  else if (broken === null)
    print.line(
      say(
        `La piste est entière : ${count} lignes, chacune scellée avec celle d’avant.`,
        `The trail is whole: ${count} lines, each sealed with the one before.`,
      ),
    );
  else
    print.line(
      say(
        `La piste ne tient plus à partir de la ligne ${broken} : elle a été modifiée ou coupée après coup. Gardez le fichier tel quel et une sauvegarde d’avant.`,
        `The trail no longer holds from line ${broken}: it was changed or cut afterwards. Keep the file as it is, and a backup from before.`,
      ),
    );
  return broken === null ? EXIT.ok : EXIT.problems;
}

interface Shown {
  readonly store: Store;
  readonly practice: Practice;
  readonly query: TrailQuery;
}

async function show(context: Context, { store, practice, query }: Shown): Promise<ExitCode> {
  const { print, say, language } = context;
  const entries = await store.trail(query);
  for (const entry of entries) {
    if (print.asJson) print.json({ ...entry, words: trailWords(entry, language) });
    else print.line(trailLine(entry, practice, context));
  }
  if (entries.length === 0 && !print.asJson) print.line(say('Aucune ligne.', 'No line.'));
  return EXIT.ok;
}
