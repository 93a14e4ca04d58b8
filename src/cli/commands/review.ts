import { resolve } from 'node:path';
import { factMaker } from '../../core/letters/facts.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Judged } from '../../flow/on-verdict.ts';
import type { World } from '../../ports.ts';
import { actionsJson } from '../action-json.ts';
import type { Context } from '../context.ts';
import type { Declare } from '../declare.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { requirePractice } from '../options.ts';
import { caseLines } from '../show/case-lines.ts';
import { sentenceLines } from '../show/reading-lines.ts';
import { UsageError } from '../usage-error.ts';

interface ReviewOptions {
  readonly practice: string;
  readonly approve?: string;
  readonly refuse?: string;
  readonly by: string;
}

/** `agent review`: what waits for a yes or a no, in plain lines. */
export const reviewCommand: Declare = (program, context, end) => {
  const { say } = context;
  program
    .command('review')
    .description(say('ce qui attend votre oui ou votre non', 'what waits for your yes or no'))
    .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'), '.')
    .option('--approve <case>', say('dire oui à un dossier', 'say yes to a case'))
    .option('--refuse <case>', say('dire non à un dossier', 'say no to a case'))
    .option('--by <name>', say('qui décide', 'who decides'), 'practitioner')
    .addHelpText(
      'after',
      say(
        '\nExemple : agent review --approve c-1a2b3c4d5e6f',
        '\nExample: agent review --approve c-1a2b3c4d5e6f',
      ),
    )
    .action(async (options: ReviewOptions) => end(await review(context, options)));
};

async function review(context: Context, options: ReviewOptions): Promise<ExitCode> {
  const { doors } = context;
  const practice = await requirePractice(context, resolve(context.folder, options.practice));
  const world = await doors.world(practice, { now: () => Date.now() });
  try {
    if (options.approve !== undefined) return await judge(context, world, practice, options.approve, options);
    if (options.refuse !== undefined) return await judge(context, world, practice, options.refuse, options);
    return await list(context, world, practice);
  } finally {
    await world.store.close();
  }
}

async function list(context: Context, world: World, practice: Practice): Promise<ExitCode> {
  const { print, say } = context;
  const waiting = [...(await world.store.cases('waiting')), ...(await world.store.cases('unknown'))];
  if (waiting.length === 0 && !print.asJson)
    print.line(say('Rien n’attend votre oui.', 'Nothing waits for your yes.'));
  for (const kase of waiting) {
    if (print.asJson) {
      print.json({
        case: kase.id,
        state: kase.state,
        reason: kase.reason.code,
        from: kase.from,
        proposal: actionsJson(kase.proposal, practice),
      });
      continue;
    }
    const sent = factMaker(context.language, practice.zone).moment(kase.sent);
    print.line(print.tone('bold', `${kase.id}  ${kase.from ?? '?'}, ${sent}`));
    if (kase.reading !== null)
      for (const line of sentenceLines(kase.reading, context, practice)) print.line(line);
    for (const line of caseLines({ kase, context, practice, letters: 'whole' })) print.line(line);
    if (kase.proposal.length > 0) {
      print.line(
        say(
          ` Oui : agent review --approve ${kase.id}   Non : agent review --refuse ${kase.id}`,
          ` Yes: agent review --approve ${kase.id}   No: agent review --refuse ${kase.id}`,
        ),
      );
    }
    print.line();
  }
  return EXIT.ok;
}

const WORDS: Readonly<Record<Judged, readonly [fr: string, en: string]>> = {
  done: ['Fait.', 'Done.'],
  refused: ['Refusé : rien n’est parti.', 'Refused: nothing was sent.'],
  unknown: [
    'Commencé, mais l’issue n’est pas certaine : voyez agent explain.',
    'Begun, but the outcome is not certain: see agent explain.',
  ],
  'changed-since': [
    'L’agenda a changé depuis : cette réponse ne serait plus vraie. Rien n’est parti.',
    'The agenda has changed since: this reply would no longer be true. Nothing was sent.',
  ],
  'already-settled': ['Déjà réglé : rien n’a été refait.', 'Already settled: nothing was done again.'],
  'no-such-case': ['Aucun dossier de ce numéro.', 'No case with this number.'],
};

async function judge(
  { print, language, say }: Context,
  world: World,
  practice: Practice,
  id: string,
  options: ReviewOptions,
): Promise<ExitCode> {
  if (options.approve !== undefined && options.refuse !== undefined) {
    throw new UsageError(say('--approve ou --refuse, pas les deux.', '--approve or --refuse, not both.'));
  }
  const { onVerdict } = await import('../../flow/on-verdict.ts');
  const said = { case: id, by: options.by, at: Date.now() };
  const judged = await onVerdict(
    world,
    practice,
    options.approve === undefined ? { kind: 'refuse', note: '', ...said } : { kind: 'approve', ...said },
  );
  if (print.asJson) print.json({ case: id, verdict: judged });
  else print.line(WORDS[judged][language === 'fr' ? 0 : 1]);
  return judged === 'done' || judged === 'refused' ? EXIT.ok : EXIT.problems;
}
