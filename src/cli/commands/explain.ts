import { resolve } from 'node:path';
import { explain } from '../../core/explain.ts';
import { weightsAt } from '../../core/learning/switches.ts';
import { factMaker } from '../../core/letters/facts.ts';
import type { Case } from '../../domain/case.ts';
import { UserError } from '../../domain/errors.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Context } from '../context.ts';
import type { Declare } from '../declare.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { practiceToLookAt } from '../options.ts';
import { caseLines } from '../show/case-lines.ts';
import { weightsText } from '../show/learn-lines.ts';
import { sentenceLines } from '../show/reading-lines.ts';

interface ExplainOptions {
  readonly practice: string;
}

/** `agent explain CASE`: how one mail was read sentence by sentence, and why it was decided so; `agent log` tells what happened when. */
export const explainCommand: Declare = (program, context, end) => {
  const { say } = context;
  program
    .command('explain')
    .description(
      say(
        'dit pourquoi : chaque phrase d’un mail, la décision, la réponse préparée',
        'say why: each sentence of a mail, the decision, the reply that was prepared',
      ),
    )
    .argument(
      '[case]',
      say('numéro du dossier (c-…) ; sans lui, la liste', 'number of the case (c-…); without it, the list'),
    )
    .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'), '.')
    .addHelpText(
      'after',
      say('\nExemple : agent explain c-1a2b3c4d5e6f', '\nExample: agent explain c-1a2b3c4d5e6f'),
    )
    .action(async (id: string | undefined, options: ExplainOptions) =>
      end(await explainCase(context, id, options)),
    );
};

async function explainCase(
  context: Context,
  id: string | undefined,
  options: ExplainOptions,
): Promise<ExitCode> {
  const { doors, print, say, language } = context;
  const { practice } = await practiceToLookAt(context, resolve(context.folder, options.practice));
  const store = await doors.store(practice, { create: false });
  if (store === null)
    throw new UserError(
      say('Ce cabinet n’a encore traité aucun mail.', 'This practice has worked no mail yet.'),
    );
  const { moment } = factMaker(language, practice.zone);
  try {
    if (id === undefined) {
      for (const kase of await store.cases()) {
        const line = {
          case: kase.id,
          state: kase.state,
          decision: kase.decision,
          reason: explain(kase.reason, language),
        };
        if (print.asJson) print.json(line);
        else print.line(`${kase.id}  ${moment(kase.sent)}  ${line.reason}`);
      }
      return EXIT.ok;
    }
    const kase = await store.case(id);
    if (kase === null) throw new UserError(say(`Aucun dossier ${id}.`, `No case ${id}.`));
    const actions = await store.actions(id);
    if (print.asJson) {
      print.json({ ...kase, actions });
      return EXIT.ok;
    }
    print.line(print.tone('bold', `${kase.id}  ${moment(kase.sent)}`));
    if (kase.reading !== null)
      for (const line of sentenceLines(kase.reading, context, practice)) print.line(line);
    for (const line of await weightsLines(kase, practice, context)) print.line(line);
    print.line();
    for (const line of caseLines({ kase, context, practice, letters: 'whole' })) print.line(line);
    print.line();
    print.line(
      print.tone(
        'dim',
        say(` Ce qui s’est passé, et quand : agent log ${id}`, ` What happened, and when: agent log ${id}`),
      ),
    );
    return EXIT.ok;
  } finally {
    await store.close();
  }
}

/** Which own weights read the mail, when any did. */
async function weightsLines({ opened, reading }: Case, { folder }: Practice, context: Context) {
  const switches = await (await context.doors.learning(folder)).switches();
  const own = reading === null ? undefined : weightsAt(switches, opened)[reading.language];
  return own === undefined ? [] : [context.print.tone('dim', `   ${weightsText(own, context)}`)];
}
