import { resolve } from 'node:path';
import { explain } from '../../core/explain.ts';
import { factMaker } from '../../core/letters/facts.ts';
import type { ActionRecord } from '../../domain/case.ts';
import { UserError } from '../../domain/errors.ts';
import type { Context } from '../context.ts';
import type { Declare } from '../declare.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { requirePractice } from '../options.ts';
import { caseLines } from '../show/case-lines.ts';
import { sentenceLines } from '../show/reading-lines.ts';

interface ExplainOptions {
  readonly practice: string;
}

/** `agent explain CASE`: what became of one mail, and why. */
export const explainCommand: Declare = (program, context, end) => {
  const { say } = context;
  program
    .command('explain')
    .description(
      say('raconte ce qui est arrivé à un mail, et pourquoi', 'tell what became of a mail, and why'),
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
  const practice = await requirePractice(context, resolve(context.folder, options.practice));
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
    print.line();
    for (const line of caseLines({ kase, context, practice, letters: 'whole' })) print.line(line);
    for (const record of actions) print.line(actionLine(record, context));
    return EXIT.ok;
  } finally {
    await store.close();
  }
}

const STATES: Readonly<Record<ActionRecord['state'], readonly [string, string]>> = {
  planned: ['prévu', 'planned'],
  started: ['commencé', 'started'],
  done: ['fait', 'done'],
  failed: ['échoué', 'failed'],
  unknown: ['on ne sait pas', 'not known'],
  skipped: ['non fait', 'not done'],
};

function actionLine({ action, state, note }: ActionRecord, { print, language }: Context): string {
  const words = STATES[state][language === 'fr' ? 0 : 1];
  return ` ${print.tone('dim', action.kind.padEnd(11))} ${words}${state === 'done' || note === '' ? '' : ` (${note})`}`;
}
