import type { Case } from '../../domain/case.ts';
import type { Mail, UnreadableMail } from '../../domain/mail.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Context } from '../context.ts';
import type { Declare } from '../declare.ts';
import { everythingAutomatic } from '../everything-automatic.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { fileName } from '../file-name.ts';
import { nowOf, type PlaceOptions, practiceFor } from '../options.ts';
import { caseLines } from '../show/case-lines.ts';
import { readingLines } from '../show/reading-lines.ts';
import { type Counted, counted, tallyLines } from '../show/tally.ts';
import { UsageError } from '../usage-error.ts';

interface DryRunOptions extends PlaceOptions {
  readonly as?: string;
  readonly reader: 'lexical' | 'model' | 'both';
}

/** `agent dry-run SOURCE…`: what would have been done with past mails. No way to send exists in it. */
export const dryRunCommand: Declare = (program, context, end) => {
  const { say } = context;
  program
    .command('dry-run')
    .description(
      say(
        'montre ce qu’elle aurait fait d’anciens mails, sans rien envoyer',
        'show what she would have done with past mails, sending nothing',
      ),
    )
    .argument(
      '<source...>',
      say('fichiers .eml, mbox, dossier ou Maildir', '.eml files, mbox, folder or Maildir'),
    )
    .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'))
    .option(
      '--as <mode>',
      say('auto : comme si tout était automatique', 'auto: as if every kind were automatic'),
    )
    .option('--zone <zone>', say('fuseau horaire', 'time zone'))
    .option(
      '--now <moment>',
      say(
        'fait comme s’il était ce moment (sinon : l’heure de chaque mail)',
        'as if it were this moment (else: each mail’s own time)',
      ),
    )
    .option('--reader <name>', say('lexical, model ou both', 'lexical, model or both'), 'both')
    .addHelpText(
      'after',
      say(
        '\nExemple : agent dry-run anciens-mails/ --practice mon-cabinet --as auto',
        '\nExample: agent dry-run past-mails/ --practice my-practice --as auto',
      ),
    )
    .action(async (sources: string[], options: DryRunOptions) =>
      end(await dryRun(context, sources, options)),
    );
};

async function dryRun(
  context: Context,
  sources: readonly string[],
  options: DryRunOptions,
): Promise<ExitCode> {
  const { doors, print, say } = context;
  if (options.as !== undefined && options.as !== 'auto')
    throw new UsageError(say('--as : seul « auto » existe.', '--as: only "auto" exists.'));
  const written = await practiceFor(context, options);
  const practice = options.as === 'auto' ? everythingAutomatic(written) : written;
  const fixed = nowOf(options, practice.zone, context);
  const dry = await doors.dryWorld(practice, { now: fixed ?? 0, model: options.reader !== 'lexical' });
  const { replay } = await import('../replay.ts');
  const { caseJson } = await import('../case-json.ts');
  const cases: Counted[] = [];
  for (const source of sources) {
    for await (const raw of doors.mails(source)) {
      const { mail, kase } = await replay({ doors, dry, practice, raw, fixed });
      cases.push(counted(kase));
      if (print.asJson)
        print.json(
          caseJson({ file: fileName(raw, source), mail, kase, practice, language: context.language }),
        );
      else showOne(context, practice, mail, kase);
    }
  }
  if (!print.asJson) summary(context, cases);
  return EXIT.ok;
}

function showOne(context: Context, practice: Practice, mail: Mail | UnreadableMail, kase: Case): void {
  const { print } = context;
  print.line(print.tone('dim', '─'.repeat(print.width)));
  for (const line of readingLines({ mail, reading: kase.reading, context, practice })) print.line(line);
  for (const line of caseLines({ kase, context, practice, letters: 'short' })) print.line(line);
  print.line();
}

function summary(context: Context, cases: readonly Counted[]): void {
  const { print, say } = context;
  print.line(print.tone('dim', '─'.repeat(print.width)));
  for (const line of tallyLines(cases, context)) print.line(line);
  print.line(
    say(
      'Ceci est un essai : rien n’a été envoyé, rien n’a été changé.',
      'This is a dry run: nothing was sent, nothing was changed.',
    ),
  );
}
